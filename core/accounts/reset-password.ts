import { addressKey } from "#core/accounts/sign-in/address-key.ts";
import { countTry, takeBackTry } from "#core/accounts/sign-in/attempt-limits.ts";
import { endSessions } from "#core/accounts/sessions/end-sessions.ts";
import { hashPassword } from "#core/accounts/sign-in/password.ts";
import { deleteResetTokens, findResetUser, takeResetToken } from "#core/accounts/reset-link.ts";
import { updateUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

interface ResetTry {
  readonly token: string;
  /** The client's address: its failed attempts are counted. */
  readonly clientAddress: string;
}

/** The email of the user whose password a reset link sets; null if the link is invalid. Throws rate_limited. */
export async function readResetLink(ctx: CoreContext, input: ResetTry): Promise<{ email: string } | null> {
  const user = await findCounted(ctx, input);
  return user && { email: user.email };
}

/**
 * Sets the password by a reset link, which is valid once; all sessions of the user end. Throws gone if the
 * link was used, replaced or has expired, and rate_limited after too many such attempts of an address.
 */
export async function resetPassword(
  ctx: CoreContext,
  input: ResetTry & { readonly newPassword: string },
): Promise<void> {
  const user = await findCounted(ctx, input);
  if (!user) throw invalidLink();
  const passwordHash = await hashPassword(input.newPassword);
  await ctx.db.transaction(async (tx) => {
    if (!(await takeResetToken(tx, input.token))) throw invalidLink();
    await updateUser(tx, user.userId, { passwordHash });
    await deleteResetTokens(tx, user.userId);
    await endSessions(tx, user.userId);
  });
}

async function findCounted(ctx: CoreContext, { token, clientAddress }: ResetTry) {
  const address = addressKey(clientAddress);
  await countTry(ctx, "reset-address", address);
  const user = await findResetUser(ctx.db, token);
  if (user) await takeBackTry(ctx, "reset-address", address);
  return user;
}

const invalidLink = (): DomainError => new DomainError("gone", "accounts.resetLinkInvalid");
