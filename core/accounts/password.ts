import { hash, verify } from "@node-rs/argon2";

/**
 * Argon2id with OWASP's first recommendation (Password Storage Cheat Sheet): 19 MiB, two passes, one queue.
 * 2 is `Algorithm.Argon2id`, a const enum that isolated modules cannot import.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let dummyHash: Promise<string> | null = null;

/** The hash to store, with its parameters and salt inside. Takes some 30 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether the password fits. `passwordHash` null means that there is no such user: a dummy hash is verified all
 * the same, so that the answer takes as long and tells nobody which emails exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword("nobody has this password");
  const fits = await verify(passwordHash ?? (await dummyHash), password);
  return fits && passwordHash !== null;
}
