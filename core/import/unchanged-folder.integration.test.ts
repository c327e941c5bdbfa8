import { realpath, stat, utimes } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import { countQueries } from "#core/catalog/testing/count-queries.ts";
import { type CoreContext } from "#core/context.ts";
import { stampOf } from "#core/import/seen/file-stamp.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const FILES = 2000;
const PER_SEASON = 100;

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  ctx = empty;
});
beforeEach(() => {
  folder = tempFolder("unchanged");
});

const jobs = async () =>
  (await ctx.sql`select count(*)::int as count from graphile_worker.jobs`)[0]?.["count"] as number;

/** A file of its own size and content: two equal ones would be one file under two names. */
const putEpisode = (season: number, episode: number) =>
  putFile(
    folder,
    `Dark/Season ${season}/S${season}E${episode}.mkv`,
    matroska(2000 + season * 1000 + episode),
  );

/** The files of another season, recorded as taken as those of the first one were: to import each takes minutes. */
async function putTakenSeason(season: number): Promise<void> {
  const [{ titleId = "", videoId = "" } = {}] = await ctx.sql<{ titleId: string; videoId: string }[]>`
    select title_id as "titleId", video_id as "videoId" from imported_files where role = 'video' limit 1`;
  for (let episode = 1; episode <= PER_SEASON; episode += 1) {
    const file = await realpath(await putEpisode(season, episode));
    await rememberFile(ctx.db, { path: file, role: "video", titleId, videoId, ...stampOf(await stat(file)) });
  }
}

test("2,000 files without a change are looked through by a handful of queries, and make no job", async () => {
  for (let episode = 1; episode <= PER_SEASON; episode += 1) await putEpisode(1, episode);
  await putFile(folder, "Dark/tvshow.nfo", Buffer.from("<tvshow><title>Dark</title><plot>P</plot></tvshow>"));
  await putFile(
    folder,
    "Dark/Season 1/S1E1.en.srt",
    Buffer.from("1\n00:00:01,000 --> 00:00:02,000\nHello\n"),
  );
  const first = await importAll(ctx, { paths: [folder] });
  expect(first.filter(({ status }) => status === "imported")).toHaveLength(PER_SEASON + 2);
  for (let season = 2; season <= FILES / PER_SEASON; season += 1) await putTakenSeason(season);
  const before = await jobs();
  let again: typeof first = [];
  const queries = await countQueries(ctx, async () => {
    again = await importAll(ctx, { paths: [folder] });
  });
  expect(again.filter(({ status }) => status !== "skipped")).toEqual([]);
  expect(again).toHaveLength(FILES + 2);
  expect(await jobs()).toBe(before);
  expect(queries).toBeLessThanOrEqual(3);
});

test("a file with another time is read again, and is the same one by its content", async () => {
  const file = await putFile(folder, "Film (1999).mkv", matroska());
  const [first] = await importAll(ctx, { paths: [folder] });
  await utimes(file, new Date(0), new Date(0));
  const before = await jobs();
  const [touched] = await importAll(ctx, { paths: [folder] });
  expect(touched).toMatchObject({ status: "skipped", videoId: first?.videoId });
  // What was taken before, and which files must be there.
  expect(await countQueries(ctx, () => importAll(ctx, { paths: [folder] }))).toBe(2);
  expect(await jobs()).toBe(before);
});

test("what is still being copied is left for the next look", async () => {
  await putFile(folder, "Film (1999).mkv", matroska());
  const look = (settled: boolean) =>
    importAll(ctx, { paths: [folder], isSettled: () => Promise.resolve(settled) });
  expect(await look(false)).toMatchObject([{ status: "skipped", titleId: null }]);
  expect(await look(true)).toMatchObject([{ status: "imported" }]);
});
