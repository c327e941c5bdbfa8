import { assertAdminRemains, lockAdmins } from "#core/accounts/users/assert-admin-remains.ts";
import { type Role } from "#core/accounts/scopes.ts";
import { reopenStreams } from "#core/accounts/sessions/end-sessions.ts";
import { updateUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";

/**
 * Gives a user another role. Sessions go on with the new one from their next request; event streams reconnect
 * at once. Throws not_found, and conflict if no admin would remain.
 */
export async function changeRole(
  ctx: CoreContext,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockAdmins(tx);
    await updateUser(tx, userId, { role });
    await assertAdminRemains(tx);
    await reopenStreams(tx, userId);
  });
}
