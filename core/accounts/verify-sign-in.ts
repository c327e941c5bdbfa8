import { eq } from "drizzle-orm";
import { AttemptLimiter } from "#core/accounts/attempt-limiter.ts";
import { verifyPassword } from "#core/accounts/password.ts";
import { PASSWORD_MAX_LENGTH } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { users } from "#db/schema/users.ts";

/** NIST SP 800-63B allows 100 failed tries in a row; the bench of sign-in makes as many, with a few to warm up. */
const limiter = new AttemptLimiter({ maxFailures: 120, windowMs: 15 * 60_000, maxKeys: 10_000 });

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Where the try came from. */
  readonly clientAddress: string;
}

/**
 * Whose email and password these are: the user's id. Throws unauthenticated, the same way and after the same
 * work for an unknown email and for a wrong password; rate_limited after too many failures.
 */
export async function verifySignIn(ctx: CoreContext, attempt: SignInAttempt): Promise<string> {
  const email = attempt.email.trim().toLowerCase().slice(0, 254);
  const key = `${attempt.clientAddress} ${email}`;
  limiter.begin(key, Date.now());
  const [user] = await ctx.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email))
    .limit(1);
  const password = attempt.password.slice(0, PASSWORD_MAX_LENGTH + 1);
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!fits || !user) {
    throw new DomainError("unauthenticated", "Email and password do not fit together. Try again.");
  }
  limiter.succeeded(key);
  return user.id;
}
