import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SignedInUser } from "#core/accounts/types.ts";
import { addSeason } from "#core/catalog/series/add-season.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { makeEpisode } from "#core/catalog/series/make-episode.ts";
import { makeFilm } from "#core/catalog/series/make-film.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { updatePlayable } from "#core/catalog/series/update-playable.ts";
import { removeSeason, updateSeason } from "#core/catalog/series/update-season.ts";
import { type CoreContext } from "#core/context.ts";
import { deletePlayable } from "#core/deletion/delete-playable.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { undoDeletePlayable, undoDeleteVideo } from "#core/deletion/undo-delete.ts";
import { newId } from "#core/uuid.ts";
import { findNextPlayable } from "#core/playback/find-next-playable.ts";
import { images } from "#db/schema/images.ts";
import { titles } from "#db/schema/titles.ts";

let site: CatalogSite;
let core: CoreContext;
let admin: SignedInUser;
let user: SignedInUser;
beforeAll(async () => {
  site = await openCatalogSite();
  ({ core, admin, user } = site);
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.empty();
  await core.sql`truncate tombstones`;
});

/** Two seasons, of two episodes and one. */
async function saga() {
  const { titleId, episodes } = await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
  const [one = "", two = "", three = ""] = episodes;
  const page = await getTitlePage(core, admin, titleId);
  const [first = "", second = ""] = page.seasons.map(({ id }) => id);
  return { titleId, one, two, three, first, second };
}

async function addStill(videoId: string, totalBytes = 4): Promise<string> {
  const id = newId();
  const size = { widths: [320], width: 320, height: 180, totalBytes };
  await core.db.insert(images).values({ id, kind: "still", videoId, atSeconds: 1, ...size });
  return id;
}

/** "S1: 1 Episode 1, 2 Episode 2" for each season. */
async function shape(titleId: string, who = admin): Promise<string[]> {
  const { seasons } = await getTitlePage(core, who, titleId);
  return seasons.map(({ number, episodes }) =>
    `S${number}: ${episodes.map((one) => `${one.episodeNumber} ${one.name}`).join(", ")}`.trim(),
  );
}

describe("an episode", () => {
  it("is renamed, described and given its own still, and its series' rev increases", async () => {
    const { titleId, one, two } = await saga();
    const page = await getTitlePage(core, admin, titleId);
    const videoOf = (episodeIndex: number) =>
      page.seasons[0]?.episodes[episodeIndex]?.versions[0]?.videoId ?? "";
    const [chosen] = [await addStill(videoOf(0), 1), await addStill(videoOf(0), 9)];
    await updatePlayable(core, {
      playableId: one,
      name: "Pilot",
      overview: "It begins.",
      stillImageId: chosen,
    });
    const [episode] = (await getTitlePage(core, user, titleId)).seasons[0]?.episodes ?? [];
    expect(episode).toMatchObject({ name: "Pilot", overview: "It begins.", still: { id: chosen } });
    const [row] = await core.db.select().from(titles).where(eq(titles.id, titleId));
    expect(row?.rev).toBeGreaterThan(1);
    const foreign = await addStill(videoOf(1));
    await expect(updatePlayable(core, { playableId: one, stillImageId: foreign })).rejects.toMatchObject({
      code: "bad_input",
    });
    await updatePlayable(core, { playableId: two, stillImageId: null });
  });

  it("moves to another season and number, and not to a number in use", async () => {
    const { titleId, one, two, second } = await saga();
    await expect(updatePlayable(core, { playableId: one, seasonId: second })).rejects.toMatchObject({
      code: "conflict",
      message: "S2 E1 is “Episode 1”. Choose another number, or move that one first.",
    });
    await updatePlayable(core, { playableId: one, seasonId: second, number: 2 });
    await updatePlayable(core, { playableId: two, number: 1 });
    await updatePlayable(core, { playableId: two, number: 1, name: "Alone" });
    expect(await shape(titleId)).toEqual(["S1: 1 Alone", "S2: 1 Episode 1, 2 Episode 1"]);
  });

  it("of several numbers moves with all of them, and keeps each in use", async () => {
    const { titleId, one, two, second } = await saga();
    await core.sql`update playables set number = 10, last_number = 12 where id = ${two}`;
    for (const number of [10, 11, 12]) {
      const onto = updatePlayable(core, { playableId: one, number });
      await expect(onto).rejects.toMatchObject({ code: "conflict" });
    }
    await updatePlayable(core, { playableId: two, seasonId: second, number: 20 });
    const page = await getTitlePage(core, user, titleId);
    expect(page.seasons[1]?.episodes.at(-1)).toMatchObject({ episodeNumber: 20, lastEpisodeNumber: 22 });
    await core.sql`update playables set air_date = '2024-05-16' where id = ${one}`;
    await makeFilm(core, { playableId: one });
    expect(await core.sql`select number, last_number, air_date from playables where id = ${one}`).toEqual([
      { number: null, last_number: null, air_date: null },
    ]);
  });

  it("stays in its series, and a film in its title", async () => {
    const { one } = await saga();
    const other = await saga();
    const film = await insertMovie(core, "Film");
    await expect(updatePlayable(core, { playableId: one, seasonId: other.first })).rejects.toMatchObject({
      code: "bad_input",
    });
    await expect(updatePlayable(core, { playableId: film.playableId, name: "x" })).rejects.toMatchObject({
      code: "bad_input",
    });
    await expect(updatePlayable(core, { playableId: newId(), name: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a season", () => {
  it("is added after the last, renamed and renumbered; viewers see it with its first episode", async () => {
    const { titleId, first } = await saga();
    expect(await addSeason(core, { titleId })).toMatchObject({ number: 3 });
    await expect(addSeason(core, { titleId, number: 3 })).rejects.toMatchObject({ code: "conflict" });
    await updateSeason(core, { seasonId: first, name: "The beginning", number: 0 });
    const page = await getTitlePage(core, admin, titleId);
    expect(page.seasons.map(({ number, name }) => [number, name])).toEqual([
      [0, "The beginning"],
      [2, null],
      [3, null],
    ]);
    expect(await shape(titleId, user)).toHaveLength(2);
    await expect(updateSeason(core, { seasonId: first, number: 2 })).rejects.toMatchObject({
      code: "conflict",
    });
    const film = await insertMovie(core, "Film");
    await expect(addSeason(core, { titleId: film.titleId })).rejects.toMatchObject({ code: "bad_input" });
  });

  it("is deleted when it is empty, and not before its deleted episodes are purged", async () => {
    const { titleId, three, second } = await saga();
    const { seasonId } = await addSeason(core, { titleId });
    await removeSeason(core, { seasonId });
    await expect(removeSeason(core, { seasonId: second })).rejects.toMatchObject({ code: "conflict" });
    await deletePlayable(core, { playableId: three });
    await expect(removeSeason(core, { seasonId: second })).rejects.toMatchObject({ code: "conflict" });
    expect(await shape(titleId)).toEqual(["S1: 1 Episode 1, 2 Episode 2", "S2:"]);
  });
});

describe("deleting an episode", () => {
  it("hides it at once, frees its number, plays past it, and can be undone", async () => {
    const { titleId, one, two, three } = await saga();
    await deletePlayable(core, { playableId: two });
    await deletePlayable(core, { playableId: two });
    expect(await shape(titleId)).toEqual(["S1: 1 Episode 1", "S2: 1 Episode 1"]);
    expect((await findNextPlayable(core, user, one))?.playableId).toBe(three);
    await updatePlayable(core, { playableId: one, number: 2 });
    await expect(undoDeletePlayable(core, { playableId: two })).rejects.toMatchObject({ code: "conflict" });
    await updatePlayable(core, { playableId: one, number: 1 });
    await undoDeletePlayable(core, { playableId: two });
    expect(await shape(titleId, user)).toEqual(["S1: 1 Episode 1, 2 Episode 2", "S2: 1 Episode 1"]);
    await expect(undoDeletePlayable(core, { playableId: two })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is restored with its video, if the video is restored", async () => {
    const { titleId, three } = await saga();
    const page = await getTitlePage(core, admin, titleId);
    const videoId = page.seasons[1]?.episodes[0]?.versions[0]?.videoId ?? "";
    await deletePlayable(core, { playableId: three });
    await undoDeleteVideo(core, { videoId });
    expect(await shape(titleId, user)).toHaveLength(2);
  });

  it("leaves no row when its grace is over, and its series stays", async () => {
    const { titleId, three } = await saga();
    await deletePlayable(core, { playableId: three });
    await core.sql`update tombstones set due_at = now()`;
    const tombstoneRows = await core.sql<{ id: string }[]>`select id from tombstones`;
    for (const { id } of tombstoneRows) await deleteTombstone(core, id);
    expect(await core.sql`select id from playables where id = ${three}`).toHaveLength(0);
    expect(await shape(titleId)).toEqual(["S1: 1 Episode 1, 2 Episode 2"]);
  });

  it("refuses a film's own playable", async () => {
    const { playableId } = await insertMovie(core, "Film");
    await expect(deletePlayable(core, { playableId })).rejects.toMatchObject({ code: "bad_input" });
  });
});

describe("a film as an episode", () => {
  it("joins a series with its files and positions, and becomes a film again", async () => {
    const { titleId, second } = await saga();
    const film = await insertMovie(core, "Loose end", { overview: "It ends." });
    await site.setPosition(film.playableId, 40);
    const created = await makeEpisode(core, { titleId: film.titleId, series: { titleId }, seasonNumber: 2 });
    expect(created).toEqual({ seriesId: titleId, playableId: film.playableId });
    const page = await getTitlePage(core, user, titleId);
    expect(page.seasons.find(({ id }) => id === second)?.episodes[1]).toMatchObject({
      ...{ name: "Loose end", overview: "It ends.", episodeNumber: 2, kind: "episode" },
      progress: { positionSeconds: 40 },
    });
    await expect(getTitlePage(core, admin, film.titleId)).rejects.toMatchObject({ code: "not_found" });
    const again = await makeFilm(core, { playableId: film.playableId });
    const own = await getTitlePage(core, user, again.titleId);
    expect(own).toMatchObject({ kind: "movie", name: "Loose end", overview: "It ends." });
    expect(own.playables[0]?.versions[0]?.videoId).toBe(film.videoId);
    expect((await getTitlePage(core, user, titleId)).seasons[1]?.episodes).toHaveLength(1);
  });

  it("begins a new series, in a season that is not there yet", async () => {
    const film = await insertMovie(core, "Pilot", { visibility: "draft" });
    const { seriesId } = await makeEpisode(core, {
      ...{ titleId: film.titleId, series: { name: "New show" }, seasonNumber: 1, number: 3 },
    });
    expect(await getTitlePage(core, admin, seriesId)).toMatchObject({
      ...{ name: "New show", kind: "series", visibility: "draft" },
    });
    expect(await shape(seriesId)).toEqual(["S1: 3 Pilot"]);
  });

  it("revokes the tokens of a film that viewers cannot see in its series", async () => {
    const film = await insertMovie(core, "Seen");
    const draft = await insertMovie(core, "Draft", { visibility: "draft" });
    const { seriesId } = await makeEpisode(core, {
      ...{ titleId: draft.titleId, series: { name: "Not yet" }, seasonNumber: 1 },
    });
    await makeEpisode(core, { titleId: film.titleId, series: { titleId: seriesId }, seasonNumber: 1 });
    const rows = await core.sql`select id, epoch from videos where id in (${film.videoId}, ${draft.videoId})`;
    expect(Object.fromEntries(rows.map(({ id, epoch }) => [id as string, epoch as number]))).toEqual({
      [film.videoId]: 2,
      [draft.videoId]: 1,
    });
  });

  it("refuses a number in use, and changes nothing then", async () => {
    const { titleId } = await saga();
    const film = await insertMovie(core, "Film");
    const request = { titleId: film.titleId, series: { titleId }, seasonNumber: 1, number: 2 };
    await expect(makeEpisode(core, request)).rejects.toMatchObject({ code: "conflict" });
    expect((await getTitlePage(core, user, film.titleId)).kind).toBe("movie");
    const other = await insertMovie(core, "Other");
    const toFilm = { titleId: film.titleId, series: { titleId: other.titleId }, seasonNumber: 1 };
    await expect(makeEpisode(core, toFilm)).rejects.toMatchObject({ code: "bad_input" });
    await expect(makeEpisode(core, { ...request, titleId })).rejects.toMatchObject({ code: "bad_input" });
  });
});
