import { eq } from "drizzle-orm";
import { countTry, takeBackTry } from "#core/accounts/sign-in/attempt-limits.ts";
import { endSessions } from "#core/accounts/sessions/end-sessions.ts";
import { hashPassword, verifyPassword } from "#core/accounts/sign-in/password.ts";
import { deleteResetTokens } from "#core/accounts/reset-link.ts";
import { updateUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { users } from "#db/schema/users.ts";

export interface PasswordChange {
  readonly userId: string;
  readonly presentPassword: string;
  /** Checked by `newPasswordSchema` before. */
  readonly newPassword: string;
  /** The session that goes on; all others end. */
  readonly sessionId: string | null;
}

/**
 * Changes the user's own password; returns the number of other sessions that ended. Throws forbidden if the
 * current password is wrong, and rate_limited after too many such attempts, because an attacker at an open
 * browser must not guess it.
 */
export async function changePassword(ctx: CoreContext, change: PasswordChange): Promise<number> {
  const { userId } = change;
  await countTry(ctx, "password-change-account", userId);
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId))
    .limit(1);
  if (!(await verifyPassword(user?.passwordHash ?? null, change.presentPassword)))
    throw new DomainError("forbidden", "accounts.wrongCurrentPassword");
  await takeBackTry(ctx, "password-change-account", userId);
  const passwordHash = await hashPassword(change.newPassword);
  return ctx.db.transaction(async (tx) => {
    await updateUser(tx, userId, { passwordHash });
    await deleteResetTokens(tx, userId);
    return endSessions(tx, userId, change.sessionId);
  });
}
