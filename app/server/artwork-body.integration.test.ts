import { afterAll, beforeAll, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import { insertMovie } from "#core/catalog/testing/insert-titles.ts";
import { artworkSourceKey } from "#core/storage/object-key.ts";

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(200, 1)]);
let site: HttpSite;
let admin: string;
let viewer: string;
let titleId: string;

beforeAll(async () => {
  site = await openHttpSite();
  await addUser(site.core, "admin");
  await addUser(site.core, "viewer");
  [admin, viewer] = [await signIn("admin"), await signIn("viewer")];
  ({ titleId } = await insertMovie(site.core, "Film"));
});
afterAll(() => site.close());

async function signIn(role: string): Promise<string> {
  const answer = await fetch(`${site.url}/api/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `${role}@example.test`, password: TEST_PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function put(query: string, body: Buffer, headers: Record<string, string> = { cookie: admin }) {
  const answer = await fetch(`${site.url}/api/artwork?${query}`, {
    method: "PUT",
    body: new Uint8Array(body),
    headers,
  });
  const told = (await answer.json().catch(() => ({}))) as { artworkId?: string; message?: string };
  return { status: answer.status, ...told };
}

it("is stored, and a worker is told of it", async () => {
  const { status, artworkId = "" } = await put(`kind=poster&titleId=${titleId}`, PNG);
  expect(status).toBe(202);
  expect(await site.core.store.readBytes(artworkSourceKey(artworkId), 1_000)).toEqual(PNG);
  const jobs = await site.core.sql`
    select 1 from graphile_worker.jobs where task_identifier = 'make-artwork'`;
  expect(jobs).toHaveLength(1);
});

it.each([
  ["by nobody", 401, {}],
  ["by a page of another site", 403, { origin: "https://elsewhere.test" }],
])("is refused %s", async (_who, status, headers) => {
  expect((await put(`kind=poster&titleId=${titleId}`, PNG, headers)).status).toBe(status);
});

it("is refused by a viewer", async () => {
  expect((await put(`kind=poster&titleId=${titleId}`, PNG, { cookie: viewer })).status).toBe(403);
});

it.each([
  ["for nothing", "", 400],
  ["for a still without its episode", "kind=still&titleId=01890000-0000-7000-8000-000000000000", 400],
  ["for a title that is not there", "kind=poster&titleId=01890000-0000-7000-8000-000000000000", 404],
])("is refused %s", async (_what, query, status) => {
  expect((await put(query, PNG)).status).toBe(status);
});

it("is refused with our words where it is no image, and where it is too large", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const refused = await put(`kind=backdrop&titleId=${titleId}`, svg);
  expect(refused.status).toBe(422);
  expect(refused.message).toContain("JPEG, PNG, WebP or AVIF");
  const large = await put(`kind=backdrop&titleId=${titleId}`, Buffer.concat([PNG, Buffer.alloc(20_000_000)]));
  expect(large.status).toBe(413);
  expect(large.message).toContain("20 MB");
});
