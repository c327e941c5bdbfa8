import { eq } from "drizzle-orm";
import { createUser } from "#core/accounts/users/create-user.ts";
import { type Role } from "#core/accounts/scopes.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { users } from "#db/schema/users.ts";

/**
 * Creates the admin of MATINEE_ADMIN_EMAIL and MATINEE_ADMIN_PASSWORD, for an unattended first start. An
 * existing account is not changed, so its password is not reset with every start. Throws bad_input if only
 * one of the two is set.
 */
export async function ensureAdmin(ctx: CoreContext): Promise<void> {
  const { MATINEE_ADMIN_EMAIL: email, MATINEE_ADMIN_PASSWORD: password } = ctx.env;
  if (!email && !password) return;
  if (!email || !password) {
    throw new DomainError("bad_input", "accounts.adminSettingsIncomplete");
  }
  const [existing] = await ctx.db
    .select({ role: users.role })
    .from(users)
    .where(eq(users.email, email.toLowerCase()))
    .limit(1);
  if (existing) return warnUnlessAdmin(ctx, existing.role);
  try {
    await createUser(ctx, { email, password, role: "admin" });
  } catch (error) {
    // Another web process was first.
    if (!(error instanceof DomainError && error.code === "conflict")) throw error;
  }
}

function warnUnlessAdmin(ctx: CoreContext, role: Role): void {
  if (role !== "admin") ctx.logger.warn("MATINEE_ADMIN_EMAIL names an account that is not an admin");
}
