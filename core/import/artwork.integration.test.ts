import { rename, rm, utimes } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { addArtwork } from "#core/catalog/artwork/add-artwork.ts";
import { failArtwork } from "#core/catalog/artwork/artwork-state.ts";
import { showArtwork } from "#core/catalog/artwork/show-artwork.ts";
import { type CoreContext } from "#core/context.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { messageOf } from "#core/messages/message.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { artworks } from "#db/schema/artworks.ts";

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  ctx = empty;
});
beforeEach(() => {
  folder = tempFolder("artwork");
});

const MAX_BYTES = 20_000_000;
const jpeg = (content: string) => Buffer.from(`\xff\xd8\xff\xe0${content}`, "latin1");
const put = (name: string, bytes: Buffer) => putFile(folder, name, bytes);
let count = 0;
const film = (name: string) => put(name, matroska(2000 + (count += 1)));
const run = (options: Partial<ImportOptions> = {}) => importAll(ctx, { paths: [folder], ...options });
const images = async (options: Partial<ImportOptions> = {}) =>
  (await run(options))
    .filter(({ role }) => role === "artwork")
    .map((one) => [path.relative(folder, one.path), one.status, one.reason]);
const given = () => ctx.sql<{ id: string; kind: string; name: string; path: string | null }[]>`
  select a.id, a.kind, t.name, a.imported_from as path from artworks a join titles t on t.id = a.title_id
  order by a.created_at, a.kind desc`;
const shown = async () =>
  (await ctx.sql`select poster_image_id as poster, backdrop_image_id as backdrop from titles`)[0];

/** As a worker does that decoded them. */
async function decodeAll(): Promise<void> {
  const image = { widths: [320], width: 320, height: 480, totalBytes: 1 };
  for (const row of await ctx.db.select().from(artworks).where(eq(artworks.state, "waiting")))
    await showArtwork(ctx, row, image);
}

test("a film and a series get their images, and the next import gives none", async () => {
  await film("Film (1999)/Film.mkv");
  await put("Film (1999)/poster.jpg", jpeg("poster"));
  await put("Film (1999)/fanart.jpg", jpeg("fanart"));
  await film("Dark/Season 1/S01E01.mkv");
  await film("Dark/Season 1/S01E02.mkv");
  await put("Dark/folder.jpg", jpeg("dark"));
  await put("Dark/Season 1/S01E02-thumb.jpg", jpeg("thumb"));
  await put("Dark/season01-poster.jpg", jpeg("season"));
  await film("Dark/Season 1/S01E02-trailer.mkv");
  const first = await images();
  expect(first).toEqual([
    ["Dark/folder.jpg", "imported", "Poster."],
    ["Dark/Season 1/S01E02-thumb.jpg", "imported", "Thumbnail."],
    ["Film (1999)/poster.jpg", "imported", "Poster."],
    ["Film (1999)/fanart.jpg", "imported", "Backdrop."],
    ["Dark/season01-poster.jpg", "skipped", expect.stringContaining("is not used")],
  ]);
  const kinds = (await given()).map(({ kind, name }) => `${name}: ${kind}`);
  expect(kinds).toEqual(["Dark: poster", "Dark: still", "Film: poster", "Film: backdrop"]);
  expect(await ctx.sql`select kind from playables where kind <> 'movie' order by 1`).toEqual([
    { kind: "episode" },
    { kind: "episode" },
    { kind: "extra" },
  ]);
  await decodeAll();
  const again = await images();
  expect(again.slice(0, 4).map(([, status, reason]) => [status, reason])).toEqual(
    Array.from({ length: 4 }, () => ["skipped", "This image is there already."]),
  );
  expect(await given()).toHaveLength(4);
});

test("a changed file and a better name take the place of what an import gave", async () => {
  await film("Film (1999)/Film.mkv");
  await put("Film (1999)/folder.jpg", jpeg("one"));
  await images();
  await decodeAll();
  await put("Film (1999)/folder.jpg", jpeg("another"));
  expect(await images()).toEqual([["Film (1999)/folder.jpg", "imported", "Poster."]]);
  await decodeAll();
  await put("Film (1999)/poster.jpg", jpeg("better"));
  expect(await images()).toEqual([
    ["Film (1999)/poster.jpg", "imported", "Poster."],
    ["Film (1999)/folder.jpg", "skipped", expect.stringContaining("is not used")],
  ]);
  await decodeAll();
  expect((await shown())?.["poster"]).toBe((await given())[2]?.id);
});

test("a folder that was renamed brings no image a second time", async () => {
  await film("Film (1999)/Film.mkv");
  await put("Film (1999)/poster.jpg", jpeg("poster"));
  await run();
  await rename(path.join(folder, "Film (1999)"), path.join(folder, "Film (1999) [1080p]"));
  const moved = "Film (1999) [1080p]/poster.jpg";
  expect(await images()).toEqual([[moved, "skipped", "This image is there already."]]);
  await put(moved, jpeg("another poster"));
  expect(await images()).toEqual([[moved, "imported", "Poster."]]);
});

test("an image that an admin gave or chose stays", async () => {
  await film("Film (1999)/Film.mkv");
  const [imported] = await run();
  const titleId = imported?.titleId ?? "";
  const own = await addArtwork(ctx, { kind: "poster", titleId }, Readable.from([jpeg("mine")]));
  await put("Film (1999)/poster.jpg", jpeg("poster"));
  await put("Film (1999)/fanart.jpg", jpeg("fanart"));
  const kept = ["Film (1999)/poster.jpg", "skipped", "An admin chose another image, which stays."];
  expect(await images()).toEqual([kept, ["Film (1999)/fanart.jpg", "imported", "Backdrop."]]);
  await decodeAll();
  expect(await images()).toContainEqual(kept);
  expect((await shown())?.["poster"]).toBe(own.artworkId);
  // The admin takes the backdrop away; the file changes.
  await ctx.sql`update titles set backdrop_image_id = null`;
  await put("Film (1999)/fanart.jpg", jpeg("another fanart"));
  expect((await images()).map(([, status]) => status)).toEqual(["skipped", "skipped"]);
  expect(await given()).toHaveLength(2);
});

test("a still of the video, chosen automatically, gives way to the poster beside it", async () => {
  await film("Film (1999)/Film.mkv");
  const [imported] = await run();
  await ctx.sql`with i as (
    insert into images (id, kind, video_id, widths, width, height, total_bytes)
    values (gen_random_uuid(), 'poster', ${imported?.videoId ?? ""}, '{320}', 320, 480, 1) returning id)
    update titles set poster_image_id = (select id from i)`;
  await put("Film (1999)/poster.jpg", jpeg("poster"));
  expect(await images()).toEqual([["Film (1999)/poster.jpg", "imported", "Poster."]]);
});

test("a bad image refuses itself alone, and is not read again until it changes", async () => {
  await film("A (1999)/A.mkv");
  await put("A (1999)/poster.jpg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'));
  await put("A (1999)/fanart.jpg", Buffer.concat([jpeg("large"), Buffer.alloc(MAX_BYTES)]));
  await film("B (1999)/B.mkv");
  await put("B (1999)/poster.jpg", jpeg("torn"));
  expect(await run()).toMatchObject([
    { role: "video", status: "imported" },
    { role: "artwork", status: "refused", reason: expect.stringContaining("JPEG") as string },
    { role: "artwork", status: "refused", reason: expect.stringContaining("20 MB") as string },
    { role: "video", status: "imported" },
    { role: "artwork", status: "imported" },
  ]);
  const [torn] = await given();
  await failArtwork(ctx, torn?.id ?? "", messageOf("catalog.imageUnreadable", { megapixels: 50 }));
  expect(await images()).toContainEqual([
    "B (1999)/poster.jpg",
    "refused",
    expect.stringContaining("damaged") as string,
  ]);
  expect(await given()).toHaveLength(1);
  await put("B (1999)/poster.jpg", jpeg("mended, and longer"));
  expect(await images()).toContainEqual(["B (1999)/poster.jpg", "imported", "Poster."]);
});

test("what is written twice at once, or by a killed import, is given once", async () => {
  await film("Film (1999)/Film.mkv");
  await run();
  await put("Film (1999)/poster.jpg", jpeg("poster"));
  const outcomes = (await Promise.all([images(), images(), images()])).flat();
  expect(outcomes.map(([, status]) => status).toSorted()).toEqual(["imported", "skipped", "skipped"]);
  expect(await given()).toHaveLength(1);
  let objects = 0;
  for await (const _ of ctx.store.list("")) objects += 1;
  expect(objects).toBe(1);
});

test("the first of the posters of two seasons' folders stays while it exists", async () => {
  await film("The.Wire.S01/S01E01.mkv");
  const first = await put("The.Wire.S01/poster.jpg", jpeg("one"));
  await run();
  await decodeAll();
  await film("The.Wire.S02/S02E01.mkv");
  await put("The.Wire.S02/poster.jpg", jpeg("two"));
  expect(await images()).toContainEqual([
    "The.Wire.S02/poster.jpg",
    "skipped",
    "Another image file is used for this.",
  ]);
  await rm(first);
  expect(await images()).toEqual([["The.Wire.S02/poster.jpg", "imported", "Poster."]]);
});

test("a dry run writes nothing, and a watched folder leaves what is still growing", async () => {
  await film("Film (1999)/Film.mkv");
  const poster = await put("Film (1999)/poster.jpg", jpeg("poster"));
  expect(await images({ dryRun: true })).toEqual([
    ["Film (1999)/poster.jpg", "imported", "Poster. A dry run: nothing was written."],
  ]);
  await run();
  await ctx.sql`truncate artworks, imported_files cascade`;
  const long = new Date(Date.now() - 3600_000);
  await utimes(path.join(folder, "Film (1999)/Film.mkv"), long, long);
  const isSettled = ({ modifiedMs }: { modifiedMs: number }) =>
    Promise.resolve(Date.now() - modifiedMs > 60_000);
  const statuses = async () => (await images({ isSettled })).map(([, status]) => status);
  expect(await statuses()).toEqual(["skipped"]);
  await utimes(poster, long, long);
  expect(await statuses()).toEqual(["imported"]);
});
