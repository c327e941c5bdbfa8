import { readFile } from "node:fs/promises";
import { hash } from "@node-rs/argon2";
import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "#core/accounts/sign-in/password.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** One password as two keyboards type it: é as one and as two code points, and a ligature. */
const COMPOSED = "cafe\u0301 \ufb01lm password";
const NORMALISED = "caf\u00e9 film password";

it("accepts a password from any keyboard", async () => {
  const stored = await hashPassword(COMPOSED);
  expect(await verifyPassword(stored, NORMALISED)).toBe("normalised");
  expect(await verifyPassword(stored, COMPOSED)).toBe("normalised");
  expect(await verifyPassword(stored, "another password")).toBeNull();
});

it("knows a password by a hash that is older than normalising", async () => {
  const stored = await hash(COMPOSED);
  expect(await verifyPassword(stored, COMPOSED)).toBe("raw");
  expect(await verifyPassword(stored, NORMALISED)).toBeNull();
});

it("never fits where there is no user", async () => {
  expect(await verifyPassword(null, "the password of no user")).toBeNull();
});

it("leaves threads to those who read files, however many sign in at once, and refuses who would wait long", async () => {
  const order: string[] = [];
  const tries = Array.from({ length: 60 }, () =>
    Promise.resolve()
      .then(() => verifyPassword(null, "a stranger's guess"))
      .then(
        () => order.push("hash"),
        (error: unknown) => order.push(error instanceof DomainError ? error.code : "error"),
      ),
  );
  await Promise.resolve();
  await readFile(import.meta.filename);
  order.push("file");
  await Promise.all(tries);
  const hashes = order.filter((one) => one === "hash").length;
  expect(hashes).toBeGreaterThanOrEqual(32);
  expect(order.filter((one) => one === "rate_limited")).toHaveLength(60 - hashes);
  // The file was read while hashes still waited: with all four threads busy it would have been read after the
  // first four.
  expect(order.slice(0, order.indexOf("file")).filter((one) => one === "hash").length).toBeLessThanOrEqual(2);
});
