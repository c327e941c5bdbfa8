import { eq } from "drizzle-orm";
import { addressKey } from "#core/accounts/sign-in/address-key.ts";
import { countTry, forgetTries, takeBackTry } from "#core/accounts/sign-in/attempt-limits.ts";
import { isKnownAddress, rememberAddress } from "#core/accounts/sign-in/known-addresses.ts";
import { hashPassword, verifyPassword } from "#core/accounts/sign-in/password.ts";
import { PASSWORD_MAX_LENGTH } from "#core/accounts/types.ts";
import { type UserRow } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { users } from "#db/schema/users.ts";

const NO_USER = "00000000-0000-0000-0000-000000000000";

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** The client's address. */
  readonly clientAddress: string;
}

/**
 * Checks email and password; returns the user's id. Throws unauthenticated, with the same message and after
 * the same work, for an unknown email and for a wrong password; forbidden if the password is right and the
 * user is disabled or removed; rate_limited after too many failures of the address, or for the account.
 */
export async function verifySignIn(ctx: CoreContext, attempt: SignInAttempt): Promise<string> {
  const email = attempt.email.trim().toLowerCase().slice(0, 254);
  const address = addressKey(attempt.clientAddress);
  const pair = `${address} ${email}`;
  await countTry(ctx, "sign-in-address", address);
  await countTry(ctx, "sign-in-address-account", pair);
  const user = await findByEmail(ctx, email);
  // Also queried for an unknown email, so that both refusals take the same work.
  const isKnown = await isKnownAddress(ctx, user?.id ?? NO_USER, address);
  if (!isKnown) await countTry(ctx, "sign-in-account", email);
  const password = attempt.password.slice(0, PASSWORD_MAX_LENGTH + 1);
  const fit = await verifyPassword(user?.passwordHash ?? null, password);
  if (!fit || !user) {
    throw new DomainError("unauthenticated", "accounts.wrongCredentials");
  }
  await takeBackTry(ctx, "sign-in-address", address);
  await forgetTries(ctx, "sign-in-address-account", pair);
  if (!isKnown) await takeBackTry(ctx, "sign-in-account", email);
  assertMaySignIn(user);
  await rememberAddress(ctx, user.id, address);
  if (fit === "raw") await storeNormalised(ctx, user.id, password);
  return user.id;
}

type Credentials = Pick<UserRow, "id" | "passwordHash" | "disabledAt" | "removedAt">;

/** Only a user with the right password gets this message, so the account's existence is not revealed. */
function assertMaySignIn({ disabledAt, removedAt }: Credentials): void {
  if (removedAt) throw new DomainError("forbidden", "accounts.removed");
  if (disabledAt) throw new DomainError("forbidden", "accounts.disabled");
}

async function findByEmail(ctx: CoreContext, email: string): Promise<Credentials | null> {
  const [user] = await ctx.db
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      removedAt: users.removedAt,
    })
    .from(users)
    .where(eq(users.email, email))
    .limit(1);
  return user ?? null;
}

/** The password was hashed before passwords were normalised. */
async function storeNormalised(ctx: CoreContext, userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await ctx.db.update(users).set({ passwordHash }).where(eq(users.id, userId));
}
