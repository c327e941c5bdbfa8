import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { DomainError } from "#core/errors/domain-error.ts";

/**
 * Argon2id with OWASP's first recommendation (Password Storage Cheat Sheet): 19 MiB, two passes, one queue.
 * 2 is `Algorithm.Argon2id`, a const enum that isolated modules cannot import.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Parallel hashes in a process. They run on libuv's four threads, which read files too: with more, eight
 * clients that signed in at once delayed a segment by 6.9 s.
 */
const HASHES_AT_ONCE = 2;
/**
 * The maximum of waiting hashes, at about 30 ms each and two at a time: a later one would wait for half a
 * second, so it is refused.
 */
const MOST_WAITING = 32;

const hashing = pLimit(HASHES_AT_ONCE);

let dummyHash: Promise<string> | null = null;

/**
 * Whether a password matches a hash; `raw`: only without normalisation, because the hash is older than that
 * rule.
 */
export type PasswordFit = "normalised" | "raw" | null;

/**
 * The hash to store, with its parameters and salt inside. Takes about 30 ms. Throws rate_limited if too many
 * wait.
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), PARAMETERS));
}

/**
 * Compares a password with a hash. If `passwordHash` is null, the user does not exist: a dummy hash is
 * verified all the same, so that the answer takes as long and does not reveal which emails exist. Throws
 * rate_limited if too many wait.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<PasswordFit> {
  dummyHash ??= hash("the password of no user", PARAMETERS);
  const known = passwordHash ?? (await dummyHash);
  const fit = await inTurn(() => fitOf(known, password));
  return passwordHash === null ? null : fit;
}

async function fitOf(passwordHash: string, password: string): Promise<PasswordFit> {
  if (await verify(passwordHash, normalised(password))) return "normalised";
  const isTypedOtherwise = normalised(password) !== password;
  return isTypedOtherwise && (await verify(passwordHash, password)) ? "raw" : null;
}

/**
 * The same password can be typed as different texts, depending on keyboard and system (NIST SP 800-63B,
 * 5.1.1.2: NFKC).
 */
const normalised = (password: string): string => password.normalize("NFKC");

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (hashing.pendingCount >= MOST_WAITING) throw new DomainError("rate_limited", "accounts.tooManySignIns");
  return hashing(work);
}
