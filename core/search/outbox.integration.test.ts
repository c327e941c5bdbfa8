import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeEpisode } from "#core/catalog/series/make-episode.ts";
import { makeFilm } from "#core/catalog/series/make-film.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { updatePlayable } from "#core/catalog/series/update-playable.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { deletePlayable } from "#core/deletion/delete-playable.ts";
import { deleteTitle } from "#core/deletion/delete-title.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { undoDeletePlayable, undoDeleteTitle } from "#core/deletion/undo-delete.ts";
import { jobRegistry } from "#core/jobs/registry.ts";
import { queryWords } from "#core/search-index/query.ts";
import { HIT_KINDS } from "#core/search-index/search-index.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { countLag } from "#core/search/index-lag.ts";
import { insertLines, openSearchSite, type SearchSite } from "#core/search/testing/search-site.ts";
import { addSubtitles } from "#core/subtitles/add-subtitles.ts";
import { removeSubtitles, replaceSubtitles } from "#core/subtitles/change-subtitles.ts";

let site: SearchSite;
beforeAll(async () => void (site = await openSearchSite()));
afterAll(() => site.drop());
beforeEach(() => site.empty());

const texts = async (query: string): Promise<string[]> => {
  const { hits } = await site.core.search.postgres.search({
    words: queryWords(query),
    kinds: HIT_KINDS,
    limit: 20,
  });
  return hits.map(({ text }) => text);
};
/** What is found after the jobs that a change enqueued. */
const found = async (query: string): Promise<string[]> => {
  await site.runIndexJobs();
  expect(await countLag(site.core)).toBe(0);
  return texts(query);
};
const revOf = async (titleId: string) =>
  (await site.core.sql<{ rev: number }[]>`select rev from titles where id = ${titleId}`)[0]?.rev ?? 0;

describe("the index follows every change of a title:", () => {
  test("its name, cast and genres", async () => {
    const { titleId } = await insertMovie(site.core, "Salt");
    expect(await found("salt")).toEqual(["Salt"]);
    const before = await revOf(titleId);
    await updateTitle(site.core, site.admin, {
      titleId,
      name: "Pepper",
      genres: ["Noir"],
      credits: [{ kind: "cast", part: "", personName: "Ida Lamprecht" }],
    });
    expect(await revOf(titleId)).toBeGreaterThan(before);
    expect(await found("salt")).toEqual([]);
    expect(await found("pepper")).toEqual(["Pepper"]);
    expect(await found("noir")).toEqual(["Noir"]);
    expect(await found("lamprecht")).toEqual(["Ida Lamprecht"]);
    await updateTitle(site.core, site.admin, { titleId, genres: [], credits: [] });
    expect(await found("noir")).toEqual([]);
    expect(await found("lamprecht")).toEqual([]);
  });

  test("its visibility, deletion and restoration", async () => {
    const { titleId } = await insertMovie(site.core, "Salt");
    expect(await found("salt")).toEqual(["Salt"]);
    for (const visibility of ["draft", "unlisted"] as const) {
      await updateTitle(site.core, site.admin, { titleId, visibility });
      expect(await found("salt")).toEqual([]);
      await updateTitle(site.core, site.admin, { titleId, visibility: "published" });
      expect(await found("salt")).toEqual(["Salt"]);
    }
    await deleteTitle(site.core, { titleId });
    expect(await found("salt")).toEqual([]);
    await undoDeleteTitle(site.core, { titleId });
    expect(await found("salt")).toEqual(["Salt"]);
    await site.core.sql`delete from titles where id = ${titleId}`;
    expect(await found("salt")).toEqual([]);
  });

  test("its episodes: names, moves, deletion, a film that becomes one", async () => {
    const { titleId, episodes } = await insertSeries(site.core, "Lanternmoor", [["ready", "ready"]]);
    const [first = "", second = ""] = episodes;
    await updatePlayable(site.core, { playableId: first, name: "The Pilot" });
    expect(await found("pilot")).toEqual(["The Pilot"]);
    await deletePlayable(site.core, { playableId: first });
    expect(await found("pilot")).toEqual([]);
    await undoDeletePlayable(site.core, { playableId: first });
    expect(await found("pilot")).toEqual(["The Pilot"]);
    await updatePlayable(site.core, { playableId: second, name: "The Finale" });
    await makeFilm(site.core, { playableId: second });
    expect(
      await site.core.search.postgres.search({ words: ["finale"], kinds: ["title"], limit: 9 }),
    ).toMatchObject({ hits: [] });
    expect(await found("finale")).toEqual(["The Finale"]);
    const film = await insertMovie(site.core, "Salt");
    await makeEpisode(site.core, { titleId: film.titleId, series: { titleId }, seasonNumber: 2 });
    await site.runIndexJobs();
    const { hits } = await site.core.search.postgres.search({ words: ["salt"], kinds: HIT_KINDS, limit: 9 });
    expect(hits.map(({ kind, titleId: of }) => ({ kind, of }))).toEqual([{ kind: "episode", of: titleId }]);
  });

  test("its subtitles: added, replaced, removed, written by a job", async () => {
    const { titleId, playableId, videoId } = await insertMovie(site.core, "Salt");
    const file = (text: string) => Buffer.from(`1\n00:00:05,500 --> 00:00:07,000\n${text}\n`);
    const given = { videoId, fileName: "a.srt", languageTag: "en", kind: "subtitles" as const };
    const { subtitleId } = await addSubtitles(site.core, { ...given, bytes: file("Eight lamps.") });
    await site.core
      .sql`update subtitles set state = 'stored', object_key = 'vod/x', bytes = 1 where id = ${subtitleId}`;
    await site.core.store.put("vod/x", Buffer.from("WEBVTT\n\n00:05.500 --> 00:07.000\nEight lamps.\n"));
    expect(await found("lamps")).toEqual(["Eight lamps."]);
    const { hits } = await site.core.search.postgres.search({ words: ["lamps"], kinds: ["line"], limit: 9 });
    expect(hits).toMatchObject([{ titleId, playableId, startSeconds: 5.5 }]);
    await replaceSubtitles(site.core, { subtitleId, ...given, bytes: file("Nine lamps.") });
    expect(await found("lamps")).toEqual([]);
    await insertLines(site.core, videoId, ["Ten lamps."], { number: 3, languageTag: "ru" });
    expect(await found("lamps")).toEqual(["Ten lamps."]);
    await removeSubtitles(site.core, { subtitleId });
    await site.core.sql`delete from subtitles where video_id = ${videoId}`;
    expect(await found("lamps")).toEqual([]);
  });

  test("its videos: playable, failed, deleted, replaced", async () => {
    const { titleId, videoId } = await site.insertSpokenMovie("Salt", ["Eight lamps."]);
    expect(await found("lamps")).toEqual(["Eight lamps."]);
    await site.core
      .sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "No."}}' where id = ${videoId}`;
    expect(await found("lamps")).toEqual([]);
    await site.core.sql`update videos set state = 'playable' where id = ${videoId}`;
    expect(await found("lamps")).toEqual(["Eight lamps."]);
    await site.core.sql`update versions set current_video_id = null`;
    expect(await found("lamps")).toEqual([]);
    await site.core.sql`update versions set current_video_id = ${videoId}`;
    expect(await found("lamps")).toEqual(["Eight lamps."]);
    await deleteVideo(site.core, { videoId });
    expect(await found("lamps")).toEqual([]);
    expect(await revOf(titleId)).toBeGreaterThan(5);
  });
});

test("a change and its job are one transaction", async () => {
  const { titleId } = await insertMovie(site.core, "Salt");
  await site.runIndexJobs();
  const undone = site.core.db.transaction(async (tx) => {
    await tx.execute(`update titles set name = 'Pepper' where id = '${titleId}'`);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow();
  expect(await site.runIndexJobs()).toEqual([]);
});

test("what changes nothing that is found enqueues nothing, and a draft neither", async () => {
  const { titleId } = await insertMovie(site.core, "Salt");
  await insertMovie(site.core, "Draft", { visibility: "draft", state: "processing" });
  expect(await site.runIndexJobs()).toEqual([titleId]);
  await site.core.sql`update titles set updated_at = now(), owner_user_id = null`;
  await site.core.sql`update videos set epoch = epoch + 1`;
  expect(await site.runIndexJobs()).toEqual([]);
});

test("many changes enqueue one job, with the attempts of the registry", async () => {
  const { titleId } = await insertMovie(site.core, "Salt");
  for (const name of ["A", "B", "C"]) await updateTitle(site.core, site.admin, { titleId, name });
  const jobs = await site.core.sql`
    select max_attempts as attempts from graphile_worker.jobs where task_identifier = 'index-title'`;
  expect(jobs).toEqual([{ attempts: jobRegistry["index-title"].maxAttempts }]);
});

test("of several subtitles of a language the complete ones are found, once", async () => {
  const { videoId } = await site.insertSpokenMovie("Salt", ["Eight lamps."]);
  await insertLines(site.core, videoId, ["[wind] Eight lamps."], { number: 1, isHearingImpaired: true });
  await insertLines(site.core, videoId, ["Acht Lampen."], { number: 2, languageTag: "de" });
  expect(await found("eight lamps")).toEqual(["Eight lamps."]);
  expect(await found("lampen")).toEqual(["Acht Lampen."]);
});

test("runs for one title at the same time store its lines once", async () => {
  const { titleId } = await site.insertSpokenMovie("Salt", ["Eight lamps."]);
  await Promise.all(Array.from({ length: 5 }, () => indexTitle(site.core, titleId)));
  expect(await found("lamps")).toEqual(["Eight lamps."]);
});
