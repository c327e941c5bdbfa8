import { and, eq } from "drizzle-orm";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { hasScope, scopesOf } from "#core/accounts/scopes.ts";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { users } from "#db/schema/users.ts";

type Uploader = Pick<SignedInUser, "scopes">;

/** Whether this user may upload: admins always, viewers if the settings allow it (the scope is checked before). */
export async function mayUpload(ctx: CoreContext, uploader: Uploader): Promise<boolean> {
  return hasScope(uploader, "catalog") || (await readSiteSettings(ctx)).viewersMayUpload;
}

/** Throws forbidden for users who may not upload. */
export async function assertMayUpload(ctx: CoreContext, uploader: Uploader): Promise<void> {
  if (await mayUpload(ctx, uploader)) return;
  throw new DomainError("forbidden", "uploads.adminsOnly");
}

/**
 * Throws forbidden if a begun upload may not continue: uploads by viewers were turned off meanwhile, or its
 * owner is no admin any more. Checked for each part and at the end, because an address of a part is valid for
 * hours.
 */
export async function assertMayGoOn(ctx: CoreContext, uploader: Uploader): Promise<void> {
  if (await mayUpload(ctx, uploader)) return;
  throw new DomainError("forbidden", "uploads.turnedOff");
}

/**
 * Like `assertMayGoOn`, for the owner of an upload whose part comes by a signed address, without a session;
 * also for one who was disabled or removed meanwhile.
 */
export async function assertOwnerMayGoOn(ctx: CoreContext, userId: string): Promise<void> {
  const [owner] = await ctx.db
    .select({ role: users.role })
    .from(users)
    .where(and(eq(users.id, userId), isActiveUser))
    .limit(1);
  if (!owner) throw new DomainError("forbidden", "uploads.accountDisabled");
  await assertMayGoOn(ctx, { scopes: scopesOf(owner.role) });
}
