import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { requestReset, sendResetMail } from "#core/accounts/request-reset.ts";
import { resetPassword } from "#core/accounts/reset-password.ts";
import { verifySignIn } from "#core/accounts/sign-in/verify-sign-in.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { disableUser } from "#core/accounts/users/disable-user.ts";
import { type Mail } from "#core/mail/mailer.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

const EMAIL = "vera@example.test";
const clientAddress = "192.0.2.9";
let site: TestContext;
let veraId: string;
let adminId: string;
const mails: Mail[] = [];
const mailer = { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) };

beforeAll(async () => {
  site = await createTestContext({ BASE_URL: "https://films.example.org/" });
});
afterAll(() => site.drop());
beforeEach(async () => {
  mails.length = 0;
  await site.ctx.sql`delete from users`;
  await site.ctx.sql`delete from rate_limits`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
  const password = "correct horse battery";
  adminId = (await createUser(site.ctx, { email: "admin@example.test", password, role: "admin" })).id;
  veraId = (await createUser(site.ctx, { email: EMAIL, password, role: "viewer" })).id;
});

const send = (email: string) => sendResetMail(site.ctx, email, mailer);
const tokenOf = (mail: Mail | undefined) => /\/reset\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
const reset = (token: string) =>
  resetPassword(site.ctx, { token, newPassword: "moonrise at four twelve", clientAddress });

it("sends a link of this site that sets a new password once, and only for 30 minutes", async () => {
  expect(await send(EMAIL)).toBe("sent");
  const [mail] = mails;
  expect(mail?.to).toBe(EMAIL);
  expect(mail?.text).toContain("https://films.example.org/reset/");
  const [row] = await site.ctx.sql`
    select expires_at < now() + interval '31 minutes' and expires_at > now() + interval '29 minutes' as soon
    from reset_tokens`;
  expect(row).toEqual({ soon: true });
  await reset(tokenOf(mail));
  expect(
    await verifySignIn(site.ctx, { email: EMAIL, password: "moonrise at four twelve", clientAddress }),
  ).toBe(veraId);
  await expect(reset(tokenOf(mail))).rejects.toMatchObject({ code: "gone" });
});

it("makes the link of an earlier mail invalid", async () => {
  await send(EMAIL);
  await send(EMAIL);
  await expect(reset(tokenOf(mails[0]))).rejects.toMatchObject({ code: "gone" });
  await reset(tokenOf(mails[1]));
});

it("sends nothing to emails without an account, and to users who may not sign in", async () => {
  expect(await send("nobody@example.test")).toBe("no account");
  await disableUser(site.ctx, { userId: veraId, byUserId: adminId });
  expect(await send(EMAIL)).toBe("no account");
  expect(mails).toEqual([]);
});

it("does the same for every email, and stores no link with the request", async () => {
  for (const email of [EMAIL, "nobody@example.test"]) await requestReset(site.ctx, { email, clientAddress });
  const jobs = await site.ctx.sql`select payload from graphile_worker._private_jobs order by id`;
  expect(jobs.map(({ payload }) => payload as unknown)).toEqual([
    { email: EMAIL },
    { email: "nobody@example.test" },
  ]);
  expect(await site.ctx.sql`select 1 from reset_tokens`).toEqual([]);
});

it("sends five mails an hour to an email without telling, and limits each address", async () => {
  for (let n = 0; n < 7; n += 1) await requestReset(site.ctx, { email: EMAIL, clientAddress });
  const [row] = await site.ctx.sql`select count(*)::int as jobs from graphile_worker._private_jobs`;
  expect(row).toEqual({ jobs: 5 });
  const others = Array.from({ length: 13 }, (_, n) => `user${n}@example.test`);
  for (const email of others) await requestReset(site.ctx, { email, clientAddress });
  await expect(requestReset(site.ctx, { email: "x@example.test", clientAddress })).rejects.toMatchObject({
    code: "rate_limited",
  });
});
