import { afterAll, beforeAll, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import { endSession } from "#core/accounts/sessions/end-sessions.ts";
import { disableUser } from "#core/accounts/users/disable-user.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
let site: HttpSite;
let userId: string;

beforeAll(async () => {
  site = await openHttpSite();
  await addUser(site.core, "admin");
  ({ userId } = await addUser(site.core, "viewer"));
});
afterAll(() => site.close());

interface Listed {
  readonly name: string;
  readonly isCurrent: boolean;
  readonly device: { browser: string; system: string } | null;
  readonly lastUsedAt: string;
}

async function call<Answer>(path: string, cookie: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { "content-type": "application/json", cookie };
  const answer = await fetch(`${site.url}/api/trpc/${path}`, { ...init, headers });
  return ((await answer.json()) as { result: { data: { json: Answer } } }).result.data.json;
}

async function signIn(userAgent: string): Promise<string> {
  const answer = await fetch(`${site.url}/api/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": userAgent },
    body: JSON.stringify({ email: "viewer@example.test", password: TEST_PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const sessionsOf = (cookie: string) => call<Listed[]>("account.sessions", cookie);
async function isSignedIn(cookie: string): Promise<boolean> {
  const { status } = await fetch(`${site.url}/api/trpc/account.sessions`, { headers: { cookie } });
  expect([200, 401]).toContain(status);
  return status === 200;
}

it("are listed with their device, the current one first, and never by their id", async () => {
  const [own, other] = [await signIn(FIREFOX), await signIn("curl")];
  const listed = await sessionsOf(own);
  expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
  expect(listed[0]?.device).toEqual({ browser: "Firefox", system: "Linux" });
  for (const cookie of [own, other]) expect(JSON.stringify(listed)).not.toContain(cookie.split("=")[1]);
  await call("account.endOtherSessions", own, {});
});

it("end one by one, but no other user's", async () => {
  const [own, other] = [await signIn(FIREFOX), await signIn(FIREFOX)];
  const name = (await sessionsOf(own)).find((one) => !one.isCurrent)?.name ?? "";
  const admin = await site.core.sql`select id from users where role = 'admin'`;
  await expect(endSession(site.core, String(admin[0]?.id), name)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await isSignedIn(other)).toBe(true);
  await call("account.endSession", own, { name });
  expect(await isSignedIn(other)).toBe(false);
  expect(await isSignedIn(own)).toBe(true);
});

it("end together, but for the current one", async () => {
  const [own, ...others] = [await signIn(FIREFOX), await signIn(FIREFOX), await signIn(FIREFOX)];
  expect(await call<number>("account.endOtherSessions", own, {})).toBeGreaterThanOrEqual(others.length);
  expect(await sessionsOf(own)).toHaveLength(1);
});

it("note their last use, and when their user was seen, at most every five minutes", async () => {
  const cookie = await signIn(FIREFOX);
  const used = async () => (await sessionsOf(cookie))[0]?.lastUsedAt ?? "";
  const first = await used();
  expect(await used()).toBe(first);
  await site.core.sql`update sessions set last_used_at = last_used_at - interval '6 minutes'`;
  await site.core.sql`update users set last_seen_at = null`;
  const again = new Date(await used());
  expect(Date.now() - again.getTime()).toBeLessThan(60_000);
  const seen = await site.core.sql`select last_seen_at as at from users where id = ${userId}`;
  expect(seen[0]?.at).toBeInstanceOf(Date);
});

it("end when their user is disabled", async () => {
  const cookie = await signIn(FIREFOX);
  await disableUser(site.core, { userId, byUserId: null });
  expect(await isSignedIn(cookie)).toBe(false);
});
