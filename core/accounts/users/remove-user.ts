import { and, eq, isNotNull, sql } from "drizzle-orm";
import { assertAdminRemains, lockAdmins } from "#core/accounts/users/assert-admin-remains.ts";
import { assertIsOther, type UserChange } from "#core/accounts/users/disable-user.ts";
import { endSessions } from "#core/accounts/sessions/end-sessions.ts";
import { deleteResetTokens } from "#core/accounts/reset-link.ts";
import { noSuchUser, updateUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { users } from "#db/schema/users.ts";

/**
 * Removes a user: does the same as `disableUser`, and after the grace period (REMOVED_USER_DAYS) the account
 * is deleted with its watch history (core/deletion/purge-users.ts). Until then `restoreUser` undoes it.
 * Titles stay unchanged. Throws not_found, and conflict for the admin's own account and if no admin would
 * remain.
 */
export async function removeUser(ctx: CoreContext, change: UserChange): Promise<void> {
  assertIsOther(change, "accounts.cannotRemoveSelf");
  await ctx.db.transaction(async (tx) => {
    await lockAdmins(tx);
    await updateUser(tx, change.userId, { removedAt: sql`now()` });
    await assertAdminRemains(tx);
    await endSessions(tx, change.userId);
    await deleteResetTokens(tx, change.userId);
  });
}

/**
 * Undoes a removal: role, password, history and titles are as before; a disabled user is still disabled.
 * Throws not_found.
 */
export async function restoreUser(ctx: CoreContext, userId: string): Promise<void> {
  const [row] = isId(userId)
    ? await ctx.db
        .update(users)
        .set({ removedAt: null })
        .where(and(eq(users.id, userId), isNotNull(users.removedAt)))
        .returning({ id: users.id })
    : [];
  if (!row) throw noSuchUser();
}
