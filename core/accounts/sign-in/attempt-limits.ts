import { createHash } from "node:crypto";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Database } from "#db/client.ts";
import { rateLimits } from "#db/schema/rate-limits.ts";

/** Attempts within a time, over all web processes. */
interface Limit {
  readonly tries: number;
  readonly seconds: number;
}

const QUARTER_HOUR_SECONDS = 15 * 60;

/**
 * The one table of limits. NIST SP 800-63B allows 100 failed attempts in a row for an account; the
 * measurement of sign-in makes as many with two emails, and a few to warm up
 * (docs/decisions/0015-sign-in-limits.md).
 */
const LIMITS = {
  /** Failed attempts of one address for all accounts, so that a new email for each attempt does not help. */
  "sign-in-address": { tries: 300, seconds: QUARTER_HOUR_SECONDS },
  /** Failed attempts of one address for one account. */
  "sign-in-address-account": { tries: 120, seconds: QUARTER_HOUR_SECONDS },
  /** Failed attempts for one account from all addresses that it never signed in from. */
  "sign-in-account": { tries: 500, seconds: 60 * 60 },
  /** Accounts that one address creates or tries to create. */
  "sign-up-address": { tries: 30, seconds: 60 * 60 },
  /** Attempts of one address to set the site up. */
  "setup-address": { tries: 30, seconds: QUARTER_HOUR_SECONDS },
  /** Invalid reset links, opened or sent from one address. */
  "reset-address": { tries: 30, seconds: QUARTER_HOUR_SECONDS },
  /** Reset mails that one address asks for. */
  "reset-mail-address": { tries: 20, seconds: 60 * 60 },
  /** Reset mails to one email: enough for one that went astray, too few to fill a mailbox. */
  "reset-mail-account": { tries: 5, seconds: 60 * 60 },
  /** Wrong current passwords when a user changes the password. */
  "password-change-account": { tries: 20, seconds: QUARTER_HOUR_SECONDS },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

const limiters = new WeakMap<Database, Map<LimitName, RateLimiterDrizzle>>();

/**
 * Counts an attempt before its work starts, so that parallel attempts count like successive ones. Throws
 * rate_limited after too many; those are then refused from memory, without a query.
 */
export async function countTry(ctx: CoreContext, name: LimitName, key: string): Promise<void> {
  try {
    await limiterOf(ctx, name).consume(hashOf(key));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooManyTries(error.msBeforeNext);
    throw error;
  }
}

/** Removes an attempt from the count: it succeeded, and only failures count. */
export async function takeBackTry(ctx: CoreContext, name: LimitName, key: string): Promise<void> {
  await limiterOf(ctx, name).reward(hashOf(key));
}

/** Resets the count of a key. */
export async function forgetTries(ctx: CoreContext, name: LimitName, key: string): Promise<void> {
  await limiterOf(ctx, name).delete(hashOf(key));
}

function limiterOf(ctx: CoreContext, name: LimitName): RateLimiterDrizzle {
  const known = limiters.get(ctx.db) ?? new Map<LimitName, RateLimiterDrizzle>();
  limiters.set(ctx.db, known);
  const limiter = known.get(name) ?? makeLimiter(ctx, name);
  known.set(name, limiter);
  return limiter;
}

function makeLimiter(ctx: CoreContext, name: LimitName): RateLimiterDrizzle {
  const { tries, seconds } = LIMITS[name];
  return new RateLimiterDrizzle({
    storeClient: ctx.db,
    schema: rateLimits,
    keyPrefix: name,
    points: tries,
    duration: seconds,
    inMemoryBlockOnConsumed: tries + 1,
    // Its own timer would log to the console; reconcile removes expired rows instead.
    clearExpiredByTimeout: false,
  });
}

/** The table has hashes instead of emails and addresses. */
const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");

function tooManyTries(waitMs: number): DomainError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new DomainError("rate_limited", "accounts.tooManyAttempts", { minutes });
}
