import { appendFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { findRevision } from "#core/history/find-revision.ts";
import { savePosition } from "#core/history/save-position.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { importAll, matroska, putFile, told, type ToldResult } from "#core/import/testing/import-folder.ts";
import { insertUser } from "#core/testing/insert-film.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";

let ctx: CoreContext;
let folder: string;
/** Makes every file different. */
let created = 0;
emptyContextForEach((empty) => {
  ctx = empty;
  folder = tempFolder("import");
});

/** The header of a Matroska file, and unique bytes. */
function someVideo(): Buffer {
  created += 1;
  return matroska(2000 + created);
}

const put = (name: string, bytes = someVideo()) => putFile(folder, name, bytes);
const run = (copy = false) => importAll(ctx, { paths: [folder], copy });
const reasonsOf = (results: ToldResult[]) =>
  Object.fromEntries(results.map(({ path: full, reason }) => [path.relative(folder, full), reason]));
const titlesNow = () => ctx.sql`select kind, name, release_year from titles order by name, release_year`;
const episodesNow = () => ctx.sql`
  select s.number as season, p.number, p.last_number, p.name, p.air_date::text from playables p
  join seasons s on s.id = p.season_id order by s.number, p.number`;
const versionsNow = () => ctx.sql`
  select ve.name, ve.is_default from versions ve
  join videos vi on vi.id = ve.current_video_id order by ve.is_default desc, ve.name`;

describe("series", () => {
  test("of one name and two years are two, and one without a year is the one that is there", async () => {
    await put("Doctor Who (1963)/Season 1/S01E01.mkv");
    await put("Doctor Who (2005)/Season 1/S01E01.mkv");
    await put("Doctor Who (2005)/Season 1/S01E02.mkv");
    await run();
    const both = [
      { kind: "series", name: "Doctor Who", release_year: 1963 },
      { kind: "series", name: "Doctor Who", release_year: 2005 },
    ];
    expect(await titlesNow()).toEqual(both);
    await put("more/Doctor.Who.S01E03.mkv");
    await run();
    expect(await titlesNow()).toEqual(both);
  });

  test("gets the year of a later file", async () => {
    await put("a/The.Wire.S01E01.mkv");
    await put("b/The Wire (2002)/Season 1/S01E02.mkv");
    await run();
    expect(await titlesNow()).toEqual([{ kind: "series", name: "The Wire", release_year: 2002 }]);
  });

  test("is one however its letters are composed", async () => {
    await put("a/\u00c9lite/Season 1/S01E01.mkv");
    await put("b/E\u0301lite/Season 1/S01E02.mkv");
    expect((await run()).map(({ status }) => status)).toEqual(["imported", "imported"]);
    expect(await titlesNow()).toEqual([{ kind: "series", name: "\u00c9lite", release_year: null }]);
    await ctx.sql`update titles set name = ${"E\u0301lite"}`;
    await put("c/\u00c9LITE/Season 1/S01E03.mkv");
    await run();
    expect(await titlesNow()).toHaveLength(1);
  });

  test("has one playable for a file of two episodes, and no other file is either of them", async () => {
    await put("Show/Season 1/S01E01-02 - Two in One.mkv");
    await put("Show/Season 1/S01E02.mkv");
    await put("Show/Season 1/S01E03.mkv");
    expect((await run()).map(({ status }) => status)).toEqual(["imported", "skipped", "imported"]);
    expect(await episodesNow()).toEqual([
      { season: 1, number: 1, last_number: 2, name: "Two in One", air_date: null },
      { season: 1, number: 3, last_number: null, name: "Episode 3", air_date: null },
    ]);
  });

  test("keeps the date of an episode that has one for a number", async () => {
    await put("The.Daily.Show.2024.05.16.Guest.Name.mkv");
    await put("The.Daily.Show.2024.05.17.mkv");
    await run();
    expect(await episodesNow()).toEqual([
      { season: 2024, number: 516, last_number: null, name: "Guest Name", air_date: "2024-05-16" },
      { season: 2024, number: 517, last_number: null, name: "2024-05-17", air_date: "2024-05-17" },
    ]);
  });
});

describe("films", () => {
  test("of one name and year are one, in versions; those without a year are two", async () => {
    await put("Film (1995) - 1080p.mkv");
    await put("Film (1995) - 2160p.mkv");
    await put("elsewhere/Film (1995) - 2160p.mkv");
    await run();
    expect(await titlesNow()).toEqual([{ kind: "movie", name: "Film", release_year: 1995 }]);
    expect(await versionsNow()).toEqual([
      { name: "2160p", is_default: true },
      { name: "1080p", is_default: false },
      { name: "Film (1995) - 2160p", is_default: false },
    ]);
    await put("a/holiday.mkv");
    await put("b/holiday.mkv");
    await run();
    expect(await ctx.sql`select id from titles where name = 'Holiday'`).toHaveLength(2);
  });

  test("of two years are two, and a viewer's own upload is none of them", async () => {
    await put("Film (1995).mkv");
    await put("Film (2010).mkv");
    await run();
    expect(await titlesNow()).toHaveLength(2);
    await ctx.sql`update titles set visibility = 'unlisted'`;
    await put("again/Film (1995) - 2160p.mkv");
    await run();
    expect(await titlesNow()).toHaveLength(3);
  });

  test("have their extras, and samples, menus and recycle bins are left out with the reason", async () => {
    await put("Film (1999)/Featurettes/Making of.mkv");
    await put("Film (1999)/Film (1999)-trailer.mkv");
    await put("Film (1999)/Film (1999).mkv");
    await put("Film (1999)/Sample/film-sample.mkv");
    await put("#recycle/Gone (1999).mkv");
    await put("@eaDir/Thumb.mkv");
    await put(".Trash-1000/files/Gone.mkv");
    await put("._Film.mkv");
    await put("Alone (1998)/Extras/Nothing.mkv");
    await put(
      "Disc (2001)/VIDEO_TS/VTS_01_1.VOB",
      Buffer.concat([Buffer.from([0, 0, 1, 0xba]), someVideo()]),
    );
    await put("Disc (2001)/VIDEO_TS/VTS_01_0.VOB");
    const reasons = reasonsOf(await run());
    expect(reasons).toMatchObject({
      "Film (1999)/Sample": expect.stringContaining("sample") as string,
      "#recycle": expect.stringContaining("recycle bin") as string,
      "@eaDir": expect.stringContaining("thumbnails") as string,
      ".Trash-1000": expect.stringContaining("recycle bin") as string,
      "Alone (1998)/Extras/Nothing.mkv": expect.stringContaining("is missing") as string,
      "Disc (2001)/VIDEO_TS/VTS_01_0.VOB": expect.stringContaining("menu") as string,
    });
    expect(await titlesNow()).toEqual([
      { kind: "movie", name: "Disc", release_year: 2001 },
      { kind: "movie", name: "Film", release_year: 1999 },
    ]);
    expect(
      await ctx.sql`select p.kind, p.name from playables p join titles t on t.id = p.title_id
        where t.name = 'Film' order by p.kind, p.name`,
    ).toEqual([
      { kind: "extra", name: "Making of" },
      { kind: "extra", name: "Trailer" },
      { kind: "movie", name: "Film" },
    ]);
    expect((await run()).every(({ status }) => status === "skipped")).toBe(true);
  });
});

describe("a file that changed", () => {
  /** A user watched the file's video, for 42 s. */
  async function watch(): Promise<() => Promise<unknown>> {
    const user = await insertUser(ctx);
    await ctx.sql`update titles set visibility = 'published', published_at = now()`;
    const [row] = await ctx.sql`
      select p.id as playable, ve.id as version from playables p join versions ve on ve.playable_id = p.id`;
    const [playableId, versionId] = [String(row?.["playable"]), String(row?.["version"])];
    const location = { playableId, versionId, positionSeconds: 42, durationSeconds: 1000 };
    await savePosition(ctx, user, { ...location, playerSession: "one", sequence: 1 });
    const before = await findRevision(ctx, user, playableId);
    return async () => {
      const [state] = await ctx.sql`select playable_id, position_seconds from watch_states`;
      expect(await findRevision(ctx, user, playableId)).toBe(before);
      expect(state).toEqual({ playable_id: playableId, position_seconds: 42 });
    };
  }

  test.each([false, true])("while it was being written is one film, complete (copied: %s)", async (copy) => {
    const complete = someVideo();
    const file = await put("Film.mkv", complete.subarray(0, 1000));
    const [part] = await run(copy);
    await ctx.sql`update videos set state = 'failed', refused = true, failure = '{"key": "stored.text", "params": {"text": "Cut off."}}'`;
    await writeFile(file, complete);
    const [again] = await run(copy);
    expect(again).toMatchObject({ status: "imported", titleId: part?.titleId });
    expect(again?.videoId).not.toBe(part?.videoId);
    expect(await titlesNow()).toHaveLength(1);
    expect(await ctx.sql`select source_bytes::int as bytes from videos where deleted_at is null`).toEqual([
      { bytes: complete.length },
    ]);
    expect((await run(copy))[0]).toMatchObject({ status: "skipped", videoId: again?.videoId });
  });

  test("for a better one is the same episode in a new generation, with its watch state", async () => {
    const file = await put("Show/Season 1/S01E01.mkv");
    const [one] = await run();
    const isKept = await watch();
    await writeFile(file, someVideo());
    const [better] = await run();
    expect(better).toMatchObject({ status: "imported", titleId: one?.titleId });
    expect(better?.reason).toContain("replaces");
    expect(await ctx.sql`select current_video_id as current from versions`).toEqual([
      { current: better?.videoId },
    ]);
    await isKept();
  });

  test("in its bytes, not in its size, is a new generation too", async () => {
    const bytes = someVideo();
    const file = await put("Film.mkv", bytes);
    await run();
    bytes[500] = 1;
    await writeFile(file, bytes);
    expect((await run())[0]).toMatchObject({ status: "imported" });
    expect(await titlesNow()).toHaveLength(1);
  });

  test("by a move or a new name is the same title, with its watch state", async () => {
    const file = await put("inbox/film.mkv");
    const [one] = await run();
    const isKept = await watch();
    const moved = path.join(folder, "films", "Film (1999).mkv");
    await mkdir(path.dirname(moved));
    await rename(file, moved);
    const [again] = await run();
    expect(again).toMatchObject({ status: "skipped", titleId: one?.titleId, videoId: one?.videoId });
    expect(again?.reason).toContain("moved");
    expect(await ctx.sql`select source_key, source_file_name as name from videos`).toEqual([
      { source_key: moved, name: "Film (1999).mkv" },
    ]);
    await isKept();
    expect((await run())[0]?.reason).toContain("in the library already");
  });

  test("by a move after it was copied in is the same title, and two of one name are two", async () => {
    const file = await put("a/Show/Season 1/S01E01.mkv");
    const [one] = await run(true);
    const moved = path.join(folder, "new.mkv");
    await rename(file, moved);
    expect((await run(true))[0]).toMatchObject({ status: "skipped", videoId: one?.videoId });
    expect(await ctx.sql`select imported_from, source_kind from videos`).toEqual([
      { imported_from: moved, source_kind: "stored" },
    ]);
    const bytes = someVideo();
    await put("b/Other/Season 1/S01E01.mkv", bytes);
    await put("c/Third/Season 1/S01E01.mkv", bytes.fill(7, 500));
    const statuses = (await run(true)).map(({ status }) => status);
    expect(statuses).toEqual(["imported", "imported", "skipped"]);
  });

  test("while it was being copied is left for the next import, and its copy is deleted", async () => {
    const file = await put("Film.mkv");
    const store = {
      ...ctx.store,
      putIfAbsent: async (...args: Parameters<typeof ctx.store.putIfAbsent>) => {
        const put = await ctx.store.putIfAbsent(...args);
        await appendFile(file, "more");
        return put;
      },
    };
    const results: ToldResult[] = [];
    for await (const result of importPaths({ ...ctx, store }, { paths: [folder], copy: true }))
      results.push(told(result));
    expect(results[0]).toMatchObject({ status: "skipped", titleId: null });
    expect(results[0]?.reason).toContain("changed while it was copied");
    let objects = 0;
    for await (const _ of ctx.store.list("")) objects += 1;
    expect([objects, await titlesNow()]).toEqual([0, []]);
  });

  test("by a copy beside it is another film", async () => {
    const bytes = someVideo();
    await put("a/One.mkv", bytes);
    await put("b/Two.mkv", bytes);
    expect((await run()).map(({ status }) => status)).toEqual(["imported", "imported"]);
  });
});

describe("what cannot come in", () => {
  test("has a line that says why: linked folders, dead links, names that are not UTF-8", async () => {
    const other = tempFolder("linked");
    await writeFile(path.join(other, "Film.mkv"), someVideo());
    await symlink(other, path.join(folder, "linked"));
    await symlink(path.join(folder, "nothing"), path.join(folder, "dead.mkv"));
    const latin1 = Buffer.concat([Buffer.from(`${folder}/Am`), Buffer.from([0xe9]), Buffer.from("lie.mkv")]);
    await writeFile(latin1, someVideo());
    const results = await run();
    expect(results.map(({ status }) => status)).toEqual(["skipped", "skipped", "skipped"]);
    expect(reasonsOf(results)).toEqual({
      "Am\ufffdlie.mkv": "This name is not UTF-8. Rename it.",
      "dead.mkv": "This link is broken.",
      linked: "This is a link to a folder. Import that folder itself.",
    });
    await rm(latin1);
  });
});
