import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";

type Headers = Record<string, string>;

function signIn(site: HttpSite, headers: Headers = {}, password = TEST_PASSWORD): Promise<Response> {
  return post(site, "/api/trpc/auth.signIn", { email: "admin@example.test", password }, headers);
}

function post(site: HttpSite, path: string, body: unknown, headers: Headers = {}): Promise<Response> {
  return fetch(`${site.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** The email of the site's only user if a request is signed in, else null. */
async function whoIs(site: HttpSite, headers: Headers): Promise<string | null> {
  const { status } = await fetch(`${site.url}/api/trpc/account.sessions`, { headers });
  if (status === 401) return null;
  expect(status).toBe(200);
  const users = await site.core.sql<{ email: string }[]>`select email from users`;
  expect(users).toHaveLength(1);
  return users[0]?.email ?? null;
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0] ?? "";
const pairOf = (cookie: string): string => cookie.split(";")[0] ?? "";

describe("over plain HTTP", () => {
  let site: HttpSite;
  beforeAll(async () => {
    site = await openHttpSite();
    await addUser(site.core, "admin");
  });
  afterAll(() => site.close());

  it("gives an unprefixed cookie that scripts cannot read", async () => {
    const cookie = cookieOf(await signIn(site));
    expect(cookie).toMatch(/^matinee_session=[a-z0-9]+;/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain("Secure");
    expect(await whoIs(site, { cookie: pairOf(cookie) })).toBe("admin@example.test");
  });

  it("does not believe a forwarded protocol, since no proxy is set", async () => {
    const cookie = cookieOf(await signIn(site, { "x-forwarded-proto": "https" }));
    expect(cookie).toMatch(/^matinee_session=/);
  });

  it("ends a session for good", async () => {
    const cookie = pairOf(cookieOf(await signIn(site)));
    const out = await post(site, "/api/trpc/auth.signOut", {}, { cookie });
    expect(cookieOf(out)).toContain("Max-Age=0");
    expect(await whoIs(site, { cookie })).toBeNull();
  });

  it("ends the session that a browser had when it signs in again", async () => {
    const first = pairOf(cookieOf(await signIn(site)));
    await signIn(site, { cookie: first });
    expect(await whoIs(site, { cookie: first })).toBeNull();
  });

  it("knows no user by an invented cookie, and deletes it", async () => {
    const answer = await fetch(`${site.url}/api/trpc/auth.setupState`, {
      headers: { cookie: "matinee_session=x" },
    });
    expect(cookieOf(answer)).toContain("Max-Age=0");
    expect(await whoIs(site, { cookie: "matinee_session=x" })).toBeNull();
  });

  it.each([
    "foo=%",
    "foo=%00",
    "matinee_session=%",
    "matinee_session=%00",
    "matinee_session=a%00b",
    "=",
    ";;",
  ])("treats a request with the cookie %s as signed out", async (cookie) => {
    expect(await whoIs(site, { cookie })).toBeNull();
    const beacon = await fetch(`${site.url}/api/beacon`, {
      method: "POST",
      headers: { cookie },
      body: "{}",
    });
    expect(beacon.status).toBe(400);
    expect((await signIn(site, { cookie })).status).toBe(200);
  });

  it("knows the session beside another server's cookie", async () => {
    const cookie = pairOf(cookieOf(await signIn(site)));
    expect(await whoIs(site, { cookie: `foo=%; ${cookie}; bar=%00` })).toBe("admin@example.test");
  });

  it("answers an unknown email and a wrong password with the same status and body", async () => {
    const wrong = await signIn(site, {}, "wrong");
    const unknown = await post(site, "/api/trpc/auth.signIn", {
      email: "nobody@example.test",
      password: "wrong",
    });
    const bodies = await Promise.all([wrong, unknown].map(async (one) => one.text()));
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    const [first, second] = bodies.map((body) => body.replace(/[0-9A-Z]{4}-[0-9A-Z]{3}/, "ID"));
    expect(first).toBe(second);
  });

  it.each([
    ["another site", { origin: "https://evil.test" }],
    ["a sandboxed page", { origin: "null" }],
    ["another port", { origin: "http://127.0.0.1:1" }],
    ["another site, without an origin", { "sec-fetch-site": "cross-site" }],
  ])("refuses what %s sends", async (_who, headers) => {
    expect((await signIn(site, headers as Headers)).status).toBe(403);
  });

  it("accepts requests of its own pages", async () => {
    expect((await signIn(site, { origin: site.url })).status).toBe(200);
  });
});

describe("behind a proxy with HTTPS", () => {
  let site: HttpSite;
  beforeAll(async () => {
    site = await openHttpSite({ BASE_URL: "https://films.example.test" });
    await addUser(site.core, "admin");
  });
  afterAll(() => site.close());
  const https = { "x-forwarded-proto": "https", origin: "https://films.example.test" };

  it("gives a __Host- cookie that stays on HTTPS", async () => {
    const cookie = cookieOf(await signIn(site, https));
    expect(cookie).toMatch(/^__Host-matinee_session=/);
    expect(cookie).toContain("Secure");
    expect(cookie).toContain("Path=/");
    expect(cookie).not.toContain("Domain");
    expect(await whoIs(site, { ...https, cookie: pairOf(cookie) })).toBe("admin@example.test");
  });

  it("accepts no plain cookie on HTTPS, because another host could have set it", async () => {
    const cookie = pairOf(cookieOf(await signIn(site, https)));
    const plain = cookie.replace("__Host-", "");
    expect(await whoIs(site, { ...https, cookie: plain })).toBeNull();
  });

  it("also lets users in the LAN sign in at its plain address", async () => {
    const cookie = cookieOf(await signIn(site, { origin: site.url }));
    expect(cookie).toMatch(/^matinee_session=/);
    expect(await whoIs(site, { cookie: pairOf(cookie) })).toBe("admin@example.test");
  });
});
