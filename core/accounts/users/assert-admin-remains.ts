import { and, eq, sql } from "drizzle-orm";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { users } from "#db/schema/users.ts";

/**
 * Lets only one transaction at a time remove admins, until it ends: two admins who demote each other at the
 * same time must not both succeed. Call it before the change.
 */
export async function lockAdmins(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('matinee admins'))`);
}

/** Throws conflict, which rolls the change back, if it left the site without an admin who can sign in. */
export async function assertAdminRemains(tx: Transaction): Promise<void> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isActiveUser))
    .limit(1);
  if (rows.length > 0) return;
  throw new DomainError("conflict", "accounts.onlyAdmin");
}
