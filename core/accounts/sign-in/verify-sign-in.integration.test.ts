import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createUser } from "#core/accounts/users/create-user.ts";
import { verifySignIn } from "#core/accounts/sign-in/verify-sign-in.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { connectDatabase } from "#db/client.ts";

const PASSWORD = "correct horse battery";
let site: TestContext;
beforeAll(async () => {
  site = await createTestContext();
  for (const email of ["ann@example.test", "bob@example.test"])
    await createUser(site.ctx, { email, password: PASSWORD, role: "viewer" });
});
afterAll(() => site.drop());
beforeEach(() => site.ctx.sql`delete from rate_limits`);

/** The result of an attempt: `in`, or the code of its refusal. */
async function outcome(
  email: string,
  password: string,
  clientAddress: string,
  ctx = site.ctx,
): Promise<string> {
  try {
    await verifySignIn(ctx, { email, password, clientAddress });
    return "in";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Sets counts as if attempts had failed before, by the name of the limit. */
const fill = (name: string, tries: number) =>
  site.ctx.sql`update rate_limits set points = ${tries} where key like ${`${name}:%`}`;

test("a new email for each try is not free: the address is counted, in all web processes", async () => {
  expect(await outcome("a@example.test", "wrong", "198.51.100.1")).toBe("unauthenticated");
  await fill("sign-in-address", 299);
  expect(await outcome("b@example.test", "wrong", "198.51.100.1")).toBe("unauthenticated");
  expect(await outcome("c@example.test", "wrong", "198.51.100.1")).toBe("rate_limited");
  const another = connectDatabase(site.database.url, 2);
  const elsewhere = { ...site.ctx, db: another.db, sql: another.sql };
  expect(await outcome("d@example.test", "wrong", "198.51.100.1", elsewhere)).toBe("rate_limited");
  await another.close();
  expect(await outcome("ann@example.test", PASSWORD, "198.51.100.2")).toBe("in");
});

test("an IPv6 subscriber counts as one address, for all addresses of its network", async () => {
  await outcome("a@example.test", "wrong", "2001:db8:7:7::1");
  await fill("sign-in-address", 300);
  expect(await outcome("b@example.test", "wrong", "2001:db8:7:7:ffff::2")).toBe("rate_limited");
  expect(await outcome("b@example.test", "wrong", "2001:db8:7:8::1")).toBe("unauthenticated");
});

test("guesses at an account are limited, and do not lock the user out at a known address", async () => {
  expect(await outcome("ann@example.test", PASSWORD, "203.0.113.5")).toBe("in");
  await outcome("ann@example.test", "wrong", "198.51.100.9");
  await fill("sign-in-account", 500);
  expect(await outcome("ann@example.test", PASSWORD, "198.51.100.10")).toBe("rate_limited");
  expect(await outcome("ann@example.test", PASSWORD, "203.0.113.5")).toBe("in");
});

test("who gets in is not counted", async () => {
  for (let round = 0; round < 3; round++) await outcome("bob@example.test", PASSWORD, "203.0.113.6");
  // The first sign-in from an address leaves a count of zero.
  const counted = await site.ctx.sql`select key, points from rate_limits where points > 0`;
  expect(counted).toEqual([]);
});

test("emails and addresses are stored as hashes, and expired rows are removed", async () => {
  await outcome("bob@example.test", "wrong", "198.51.100.11");
  const rows = await site.ctx.sql`select key from rate_limits`;
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toMatch(/bob|198\.51/);
  await site.ctx.sql`update rate_limits set expire = now() - interval '2 hours'`;
  await reconcile(site.ctx);
  expect(await site.ctx.sql`select key from rate_limits`).toEqual([]);
});

test("a password that was hashed before passwords were normalised is hashed again", async () => {
  const typed = "cafe\u0301 password";
  await createUser(site.ctx, { email: "old@example.test", password: "replaced below", role: "viewer" });
  await site.ctx.sql`update users set password_hash = ${await hash(typed)} where email = 'old@example.test'`;
  expect(await outcome("old@example.test", typed.normalize("NFC"), "203.0.113.7")).toBe("unauthenticated");
  expect(await outcome("old@example.test", typed, "203.0.113.7")).toBe("in");
  expect(await outcome("old@example.test", typed.normalize("NFC"), "203.0.113.7")).toBe("in");
});
