import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MediaSite, openMediaSite } from "#app/media/testing/media-site.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { newId } from "#core/uuid.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { insertFilm, insertUser, type TestFilm } from "#core/testing/insert-film.ts";

let site: MediaSite;
let admin: SignedInUser;
let owner: SignedInUser;
let stranger: SignedInUser;
let film: TestFilm;
let imageId: string;

beforeAll(async () => {
  const known = () => new Map([admin, owner, stranger].map((one) => [one.userId, one]));
  site = await openMediaSite({
    userOf: (req) => Promise.resolve(known().get(String(req.headers.cookie)) ?? null),
  });
  admin = await insertUser(site.core, "admin");
  [owner, stranger] = [await insertUser(site.core), await insertUser(site.core)];
});
afterAll(() => site.close());
beforeEach(async () => {
  film = await insertFilm(site.core, { owner });
  imageId = newId();
  await site.core.store.put(imageKey(imageId, 320), Buffer.from("webp"));
  await site.core.sql`
    insert into images (id, kind, video_id, widths, width, height, total_bytes)
    values (${imageId}, 'still', ${film.videoId}, '{320}', 320, 180, 4)`;
});

const set = (visibility: string, isDeleted = false) =>
  site.core.sql`
    update titles set visibility = ${visibility}, deleted_at = ${isDeleted ? new Date() : null} where id = ${film.titleId}`;
const get = (who: SignedInUser | null = null, headers: Record<string, string> = {}, width = 320) =>
  fetch(`${site.origin}/images/${imageId}/${width}.webp`, {
    headers: { ...(who && { cookie: who.userId }), ...headers },
  });

describe("images", () => {
  it("of published titles are public and immutable, and only in the widths there are", async () => {
    await set("published");
    const res = await get();
    expect([res.status, await res.text(), res.headers.get("content-type")]).toEqual([
      200,
      "webp",
      "image/webp",
    ]);
    expect(Object.fromEntries(res.headers)).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
    });
    expect((await get(null, {}, 321)).status).toBe(404);
  });

  it.each([
    ["a draft", "draft", false, [404, 404, 200, 200]],
    ["an unlisted title", "unlisted", false, [404, 404, 200, 200]],
    ["a deleted title", "published", true, [404, 404, 404, 200]],
  ] as const)("of %s need a right", async (_what, visibility, isDeleted, statuses) => {
    await set(visibility, isDeleted);
    const answers = await Promise.all([null, stranger, owner, admin].map((who) => get(who)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    for (const res of answers)
      expect(res.headers.get("cache-control")).toBe(res.status === 200 ? "private, no-cache" : "no-store");
  });

  it("that needed a session are for our own pages, and are requested again each time", async () => {
    await set("unlisted");
    const res = await get(owner);
    expect(Object.fromEntries(res.headers)).toMatchObject({
      "cross-origin-resource-policy": "same-origin",
      vary: expect.stringContaining("Cookie") as string,
    });
    expect(res.headers.get("access-control-allow-origin")).toBeNull();
    const etag = res.headers.get("etag") ?? "";
    expect((await get(owner, { "If-None-Match": etag })).status).toBe(304);
    expect((await get(null, { "If-None-Match": etag })).status).toBe(404);
  });

  it("close within 5 s when their title is taken back", async () => {
    await set("published");
    expect((await get()).status).toBe(200);
    await set("draft");
    await expect.poll(async () => (await get()).status, { timeout: 7_000 }).toBe(404);
  });

  it("that another published title shows stay public", async () => {
    await set("unlisted");
    const other = await insertFilm(site.core, { owner });
    await site.core
      .sql`update titles set visibility = 'published', poster_image_id = ${imageId} where id = ${other.titleId}`;
    expect((await get()).status).toBe(200);
  });

  it("that no title has are not there", async () => {
    await site.core.sql`delete from images where id = ${imageId}`;
    expect((await get(admin)).status).toBe(404);
  });
});
