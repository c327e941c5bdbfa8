import { sql } from "drizzle-orm";
import { assertAdminRemains, lockAdmins } from "#core/accounts/users/assert-admin-remains.ts";
import { endSessions } from "#core/accounts/sessions/end-sessions.ts";
import { deleteResetTokens } from "#core/accounts/reset-link.ts";
import { updateUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type PlainKey } from "#core/messages/message.ts";
import { users } from "#db/schema/users.ts";

/** The user to change, and the admin who changes it; null for the command line. */
export interface UserChange {
  readonly userId: string;
  readonly byUserId: string | null;
}

/**
 * Locks a user out until `enableUser`: sessions and event streams end now, playback ends within seconds, and
 * uploads accept no more parts. Throws not_found, and conflict for the admin's own account and if no admin
 * would remain.
 */
export async function disableUser(ctx: CoreContext, change: UserChange): Promise<void> {
  assertIsOther(change, "accounts.cannotDisableSelf");
  await ctx.db.transaction(async (tx) => {
    await lockAdmins(tx);
    await updateUser(tx, change.userId, { disabledAt: sql`coalesce(${users.disabledAt}, now())` });
    await assertAdminRemains(tx);
    await endSessions(tx, change.userId);
    await deleteResetTokens(tx, change.userId);
  });
}

/** Lets a disabled user sign in again, with the password from before. Throws not_found. */
export async function enableUser(ctx: CoreContext, userId: string): Promise<void> {
  await updateUser(ctx.db, userId, { disabledAt: null });
}

/** Throws conflict if an admin would lock themselves out by mistake. */
export function assertIsOther({ userId, byUserId }: UserChange, key: PlainKey): void {
  if (userId === byUserId) throw new DomainError("conflict", key);
}
