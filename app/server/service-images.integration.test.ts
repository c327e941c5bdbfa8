import { afterAll, beforeAll, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import {
  STAND_IN_KEY,
  startStandInServer,
  type StandInServer,
} from "#core/metadata/testing/stand-in-server.ts";

let server: StandInServer;
let site: HttpSite;
beforeAll(async () => {
  server = await startStandInServer();
  site = await openHttpSite({ METADATA_URL: server.url, METADATA_KEY: STAND_IN_KEY });
  await addUser(site.core, "admin");
  await addUser(site.core, "viewer");
});
afterAll(async () => {
  await site.close();
  await server.close();
});

async function signIn(role: string): Promise<string> {
  const answer = await fetch(`${site.url}/api/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `${role}@example.test`, password: TEST_PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const get = (query: string, cookie: string) =>
  fetch(`${site.url}/api/service-images?${query}`, { headers: { cookie } });
const POSTER = "kind=poster&path=/northlight-poster.webp";

it("sends nothing to the service before an admin asks, and nothing at all for others", async () => {
  expect((await get(POSTER, "")).status).toBe(401);
  expect((await get(POSTER, await signIn("viewer"))).status).toBe(403);
  expect(server.requests).toEqual([]);
});

it("gives an admin a small image, which browsers keep to themselves", async () => {
  const answer = await get(POSTER, await signIn("admin"));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "private, max-age=86400",
    "x-content-type-options": "nosniff",
  });
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  expect(server.requests.at(-1)).toBe("/t/p/w185/northlight-poster.webp");
});

it.each([
  ["an address elsewhere", "kind=poster&path=//elsewhere.test/a.jpg", 400],
  ["another kind", "kind=logo&path=/a.jpg", 400],
  ["nothing", "", 400],
  ["an image that is gone", "kind=poster&path=/gone.jpg", 404],
])("refuses %s", async (_, query, status) => {
  expect((await get(query, await signIn("admin"))).status).toBe(status);
});

it("passes on no page that the service sends in place of an image", async () => {
  const cookie = await signIn("admin");
  server.misbehave.push(
    (_req, res) => void res.writeHead(200, { "content-type": "image/webp" }).end("<html>"),
  );
  const answer = await get(POSTER, cookie);
  expect([answer.status, await answer.text()]).toEqual([422, ""]);
});
