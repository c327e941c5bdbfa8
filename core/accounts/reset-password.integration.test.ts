import { afterAll, beforeEach, beforeAll, expect, it } from "vitest";
import { changePassword } from "#core/accounts/change-password.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { disableUser } from "#core/accounts/users/disable-user.ts";
import { createResetLink } from "#core/accounts/reset-link.ts";
import { readResetLink, resetPassword } from "#core/accounts/reset-password.ts";
import { verifySignIn } from "#core/accounts/sign-in/verify-sign-in.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

const [PASSWORD, NEW_PASSWORD] = ["correct horse battery", "moonrise at four twelve"];
const clientAddress = "192.0.2.9";
let site: TestContext;
let vera: string;

beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`delete from users`;
  await site.ctx.sql`delete from rate_limits`;
  await createUser(site.ctx, { email: "admin@example.test", password: PASSWORD, role: "admin" });
  vera = (await createUser(site.ctx, { email: "vera@example.test", password: PASSWORD, role: "viewer" })).id;
  for (const id of ["a", "b"])
    await site.ctx
      .sql`insert into sessions (id, user_id, expires_at) values (${id}, ${vera}, now() + interval '1 day')`;
});

const makeLink = async (): Promise<string> =>
  (await createResetLink(site.ctx, vera)).path.replace("/reset/", "");
const reset = (token: string, newPassword = NEW_PASSWORD) =>
  resetPassword(site.ctx, { token, newPassword, clientAddress });
const read = (token: string) => readResetLink(site.ctx, { token, clientAddress });
const signIn = (password: string) =>
  verifySignIn(site.ctx, { email: "vera@example.test", password, clientAddress });
const sessionIds = async () =>
  (await site.ctx.sql`select id from sessions order by id`).map(({ id }) => id as string);

it("sets the password once, and ends every session", async () => {
  const token = await makeLink();
  expect(await read(token)).toEqual({ email: "vera@example.test" });
  await reset(token);
  expect(await sessionIds()).toEqual([]);
  expect(await signIn(NEW_PASSWORD)).toBe(vera);
  await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(reset(token, "another password")).rejects.toMatchObject({ code: "gone" });
  expect(await read(token)).toBeNull();
});

it("works for one of two who use it at once", async () => {
  const token = await makeLink();
  const outcomes = await Promise.allSettled([
    reset(token, "the first password"),
    reset(token, "the second one"),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("holds for 24 hours", async () => {
  const token = await makeLink();
  await site.ctx.sql`update reset_tokens set expires_at = expires_at - interval '23 hours 59 minutes'`;
  expect(await read(token)).not.toBeNull();
  await site.ctx.sql`update reset_tokens set expires_at = expires_at - interval '1 minute'`;
  expect(await read(token)).toBeNull();
  await expect(reset(token)).rejects.toMatchObject({ code: "gone" });
  expect(await signIn(PASSWORD)).toBe(vera);
});

it("stops with a newer link, a changed password, and a disabled user", async () => {
  const replaced = await makeLink();
  const changed = await makeLink();
  expect(await read(replaced)).toBeNull();
  const change = { userId: vera, presentPassword: PASSWORD, newPassword: NEW_PASSWORD, sessionId: "a" };
  await changePassword(site.ctx, change);
  expect(await read(changed)).toBeNull();
  const disabled = await makeLink();
  await disableUser(site.ctx, { userId: vera, byUserId: null });
  expect(await read(disabled)).toBeNull();
  await expect(makeLink()).rejects.toMatchObject({ code: "conflict" });
});

it("is stored as a hash", async () => {
  const token = await makeLink();
  const rows = await site.ctx.sql`select * from reset_tokens`;
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

it("counts links that do not work by address, and no good ones", async () => {
  const token = await makeLink();
  for (let round = 0; round < 31; round += 1) await read(token);
  expect(await read("a guess")).toBeNull();
  await site.ctx.sql`update rate_limits set points = 30 where key like 'reset-address:%'`;
  await expect(read("another guess")).rejects.toMatchObject({ code: "rate_limited" });
  await expect(reset("a third guess")).rejects.toMatchObject({ code: "rate_limited" });
  const elsewhere = { token, newPassword: NEW_PASSWORD, clientAddress: "198.51.100.1" };
  await resetPassword(site.ctx, elsewhere);
});

it("changes the user's own password, given the current one, and ends the other sessions", async () => {
  const change = { userId: vera, newPassword: NEW_PASSWORD, sessionId: "a" };
  await expect(changePassword(site.ctx, { ...change, presentPassword: "a guess" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await sessionIds()).toEqual(["a", "b"]);
  expect(await changePassword(site.ctx, { ...change, presentPassword: PASSWORD })).toBe(1);
  expect(await sessionIds()).toEqual(["a"]);
  expect(await signIn(NEW_PASSWORD)).toBe(vera);
});

it("limits guesses of the current password from an open browser", async () => {
  const guess = () =>
    changePassword(site.ctx, {
      userId: vera,
      presentPassword: "x",
      newPassword: NEW_PASSWORD,
      sessionId: "a",
    });
  await expect(guess()).rejects.toMatchObject({ code: "forbidden" });
  await site.ctx.sql`update rate_limits set points = 20 where key like 'password-change-account:%'`;
  await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
});
