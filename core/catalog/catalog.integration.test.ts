import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#core/accounts/create-user.ts";
import { findViewer } from "#core/accounts/find-viewer.ts";
import { type Viewer } from "#core/accounts/types.ts";
import { listAllTitles } from "#core/admin/list-all-titles.ts";
import { getHome } from "#core/catalog/get-home.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { listGenres } from "#core/catalog/list-genres.ts";
import { listTitles } from "#core/catalog/list-titles.ts";
import { insertMovie, insertPlace, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { type CoreContext } from "#core/context.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { titles } from "#db/schema/titles.ts";
import { watchStates } from "#db/schema/watch-states.ts";

let test: TestContext;
let core: CoreContext;
let admin: Viewer;
let viewer: Viewer;
let other: Viewer;

beforeAll(async () => {
  test = await createTestContext();
  core = test.ctx;
  admin = await person("admin", "admin@example.test");
  viewer = await person("viewer", "viewer@example.test");
  other = await person("viewer", "other@example.test");
});
afterAll(() => test.drop());
beforeEach(async () => {
  await core.db.delete(titles);
  await core.db.delete(watchStates);
});

async function person(role: "admin" | "viewer", email: string): Promise<Viewer> {
  const { id } = await createUser(core, { email, password: "long enough", role });
  return (await findViewer(core, id))!;
}

const place = (playableId: string, seconds: number, changes = {}) =>
  insertPlace(core, { profileId: viewer.profileId, playableId }, seconds, changes);
const names = (items: readonly { name: string }[]) => items.map((item) => item.name);

describe("lists", () => {
  it("show what is published and can be played, newest first, page by page", async () => {
    for (let n = 1; n <= 5; n++) await insertMovie(core, `Film ${n}`);
    await insertMovie(core, "Failed", { state: "failed" });
    await insertMovie(core, "Draft", { visibility: "draft" });
    await insertMovie(core, "Mine", { visibility: "unlisted", ownerUserId: viewer.userId });
    await insertMovie(core, "Deleted", { deletedAt: new Date() });
    const first = await listTitles(core, { limit: 2 });
    const second = await listTitles(core, { limit: 2, cursor: first.nextCursor });
    const third = await listTitles(core, { limit: 2, cursor: second.nextCursor });
    expect([first, second, third].flatMap((page) => names(page.items))).toEqual([
      "Film 5",
      "Film 4",
      "Film 3",
      "Film 2",
      "Film 1",
    ]);
    expect(third.nextCursor).toBeNull();
  });

  it("lose no title between pages where times differ by a microsecond", async () => {
    for (let n = 1; n <= 4; n++) await insertMovie(core, `Film ${n}`);
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000001Z'
      where name in ('Film 1', 'Film 2')`;
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000002Z'
      where name in ('Film 3', 'Film 4')`;
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof listTitles>> = await listTitles(core, { limit: 1, cursor });
      seen.push(...names(page.items));
      cursor = page.nextCursor;
      if (!cursor) break;
    }
    expect(seen.sort()).toEqual(["Film 1", "Film 2", "Film 3", "Film 4"]);
  });

  it("filter by kind and genre", async () => {
    await insertMovie(core, "Noir", { genres: ["Crime", "Drama"] });
    await insertMovie(core, "Play", { genres: ["Drama"] });
    await insertSeries(core, "Saga", [["ready"]]);
    expect(names((await listTitles(core, { limit: 9, kind: "series" })).items)).toEqual(["Saga"]);
    expect(names((await listTitles(core, { limit: 9, genre: "Crime" })).items)).toEqual(["Noir"]);
    expect(await listGenres(core)).toEqual([
      { genre: "Drama", titleCount: 2 },
      { genre: "Crime", titleCount: 1 },
    ]);
  });

  it("count seasons and episodes, and know a movie's length", async () => {
    await insertMovie(core, "Film");
    await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
    const { items } = await listTitles(core, { limit: 9 });
    expect(items[0]).toMatchObject({ seasonCount: 2, episodeCount: 3, durationSeconds: null });
    expect(items[1]).toMatchObject({ seasonCount: 0, episodeCount: 0, durationSeconds: 100 });
  });

  it("give admins everything that is not deleted", async () => {
    await insertMovie(core, "Draft", { visibility: "draft", state: "failed" });
    await insertMovie(core, "Deleted", { deletedAt: new Date() });
    const { items } = await listAllTitles(core, { limit: 9 });
    expect(items.map(({ name, visibility }) => [name, visibility])).toEqual([["Draft", "draft"]]);
  });
});

describe("home", () => {
  it("is empty in an empty house", async () => {
    expect(await getHome(core, viewer)).toEqual({
      bill: [],
      continueWatching: [],
      nextUp: [],
      newTitles: [],
      genreRows: [],
      titleCount: 0,
    });
  });

  it("goes on with what was begun: from 5 %, not watched, not removed, playable, last watched first", async () => {
    const films = [];
    for (const name of ["early", "begun", "watched", "hidden", "failed", "latest"]) {
      films.push(await insertMovie(core, name, { state: name === "failed" ? "failed" : "ready" }));
    }
    const seconds = [4.9, 5, 95, 50, 50, 50];
    for (const [index, film] of films.entries()) {
      const hiddenAt = index === 3 ? new Date() : null;
      await place(film.playableId, seconds[index] ?? 0, { hiddenAt });
    }
    const { continueWatching } = await getHome(core, viewer);
    expect(names(continueWatching)).toEqual(["latest", "begun"]);
    expect(continueWatching[0]?.progress).toMatchObject({ positionSeconds: 50, watched: false });
    expect((await getHome(core, other)).continueWatching).toEqual([]);
  });

  it("brings the next episode after a finished one, over the end of a season", async () => {
    const saga = await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
    const [first = "", second = "", third = ""] = saga.episodes;
    const nextUp = async () => (await getHome(core, viewer)).nextUp.map((card) => card.playableId);
    await place(first, 95);
    expect(await nextUp()).toEqual([second]);
    await place(second, 95);
    expect(await nextUp()).toEqual([third]);
    await place(third, 50);
    expect(await nextUp()).toEqual([]);
    await place(third, 95);
    expect(await nextUp()).toEqual([]);
  });

  it("brings no next episode that cannot be played, or was removed", async () => {
    const failed = await insertSeries(core, "Failed", [["ready", "failed"]]);
    await place(failed.episodes[0] ?? "", 95);
    const hidden = await insertSeries(core, "Hidden", [["ready", "ready"]]);
    await place(hidden.episodes[1] ?? "", 0, { hiddenAt: new Date() });
    await place(hidden.episodes[0] ?? "", 95);
    expect((await getHome(core, viewer)).nextUp).toEqual([]);
  });

  it("opens with the newest titles, each with what its ticket plays", async () => {
    const film = await insertMovie(core, "Film");
    const saga = await insertSeries(core, "Saga", [["ready", "ready"]]);
    await place(saga.episodes[1] ?? "", 30);
    const { bill, titleCount } = await getHome(core, viewer);
    expect(bill.map((entry) => [entry.name, entry.play?.playableId])).toEqual([
      ["Saga", saga.episodes[1]],
      ["Film", film.playableId],
    ]);
    expect(titleCount).toBe(2);
  });

  it("has rows for genres of three titles or more", async () => {
    for (const n of [1, 2, 3]) await insertMovie(core, `Film ${n}`, { genres: ["Drama", `Only ${n}`] });
    const { genreRows } = await getHome(core, viewer);
    expect(genreRows.map((row) => [row.genre, names(row.titles)])).toEqual([
      ["Drama", ["Film 3", "Film 2", "Film 1"]],
    ]);
  });

  it("asks as many questions for sixty titles as for six", async () => {
    const fill = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n++) {
        const film = await insertMovie(core, `Film ${n}`, { genres: ["Drama"] });
        await place(film.playableId, 50);
      }
      return countQueries(() => getHome(core, viewer));
    };
    const few = await fill(6);
    expect(await fill(54)).toBe(few);
  });
});

/** Statements that drizzle sent meanwhile. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { client } = (
    core.db as unknown as { session: { client: { unsafe: (...args: unknown[]) => unknown } } }
  ).session;
  const unsafe = client.unsafe.bind(client);
  client.unsafe = (...args) => {
    count += 1;
    return unsafe(...args);
  };
  try {
    await work();
  } finally {
    client.unsafe = unsafe;
  }
  return count;
}

describe("a title's page", () => {
  it("shows seasons in order, and to viewers only what can be played", async () => {
    const { titleId, episodes } = await insertSeries(core, "Saga", [["ready", "failed"], ["playable"]]);
    const page = await getTitlePage(core, viewer, titleId);
    expect(page.seasons.map((season) => season.episodes.map((one) => one.playableId))).toEqual([
      [episodes[0]],
      [episodes[2]],
    ]);
    expect(page).toMatchObject({ mayEdit: false, visibility: "published" });
    expect(page.play?.playableId).toBe(episodes[0]);
    const forAdmin = await getTitlePage(core, admin, titleId);
    expect(forAdmin.seasons[0]?.episodes[1]?.versions[0]).toMatchObject({
      videoState: "failed",
      failureReason: "It broke.",
    });
  });

  it("has the movie, its version and its place", async () => {
    const film = await insertMovie(core, "Film");
    await place(film.playableId, 40);
    const page = await getTitlePage(core, viewer, film.titleId);
    expect(page.playables).toHaveLength(1);
    expect(page.playables[0]).toMatchObject({ kind: "movie", progress: { positionSeconds: 40 } });
    expect(page.playables[0]?.versions[0]).toMatchObject({ videoId: film.videoId, progressPercent: 100 });
  });

  it.each(["draft", "unlisted"] as const)("of a %s title is for its owner and admins", async (visibility) => {
    const { titleId } = await insertMovie(core, "Mine", { visibility, ownerUserId: viewer.userId });
    expect((await getTitlePage(core, viewer, titleId)).mayEdit).toBe(true);
    expect((await getTitlePage(core, admin, titleId)).mayEdit).toBe(true);
    await expect(getTitlePage(core, other, titleId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is gone with the title, and was never there for a made-up id", async () => {
    const { titleId } = await insertMovie(core, "Deleted", { deletedAt: new Date() });
    await expect(getTitlePage(core, admin, titleId)).rejects.toMatchObject({ code: "not_found" });
    await expect(getTitlePage(core, admin, "../etc")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changing a title", () => {
  it("changes what is given, raises rev, renames the movie", async () => {
    const { titleId } = await insertMovie(core, "Film", { overview: "Stays." });
    await updateTitle(core, admin, { titleId, name: "A better name", genres: ["Drama", "Drama"] });
    const page = await getTitlePage(core, viewer, titleId);
    expect(page).toMatchObject({ name: "A better name", overview: "Stays.", genres: ["Drama"] });
    expect(page.playables[0]?.name).toBe("A better name");
    const [row] = await core.db.select().from(titles).where(eq(titles.id, titleId));
    expect(row?.rev).toBe(2);
  });

  it("dates a first publication, and keeps its date", async () => {
    const { titleId } = await insertMovie(core, "Draft", { visibility: "draft" });
    await updateTitle(core, admin, { titleId, visibility: "published" });
    const published = (await getTitlePage(core, viewer, titleId)).publishedAt;
    expect(published).toBeInstanceOf(Date);
    await updateTitle(core, admin, { titleId, visibility: "draft" });
    await updateTitle(core, admin, { titleId, visibility: "published" });
    expect((await getTitlePage(core, viewer, titleId)).publishedAt).toEqual(published);
  });

  it("is for its owner and admins, and publishing for admins", async () => {
    const { titleId } = await insertMovie(core, "Mine", {
      visibility: "unlisted",
      ownerUserId: viewer.userId,
    });
    await updateTitle(core, viewer, { titleId, name: "Mine still" });
    await expect(updateTitle(core, viewer, { titleId, visibility: "published" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateTitle(core, other, { titleId, name: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    const shown = await insertMovie(core, "Shown");
    await expect(updateTitle(core, viewer, { titleId: shown.titleId, name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("takes no picture of another title", async () => {
    const { titleId } = await insertMovie(core, "Film");
    const posterImageId = "01890000-0000-7000-8000-000000000001";
    await expect(updateTitle(core, admin, { titleId, posterImageId })).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});

describe("the lists' indexes", () => {
  it("carry their orders, without a sort", async () => {
    await core.sql`insert into titles (id, kind, name, visibility, published_at, created_at)
      select gen_random_uuid(), 'movie', 'T', 'published', now() - make_interval(secs => n), now() - make_interval(secs => n)
      from generate_series(1, 5000) n`;
    await core.sql`analyze titles`;
    const plans = await Promise.all([
      core.sql`explain select * from titles where visibility = 'published' and deleted_at is null
        and (published_at, id) < ('2200-01-01', '01890000-0000-7000-8000-000000000001') order by published_at desc, id desc limit 49`,
      core.sql`explain select * from titles where deleted_at is null
        order by created_at desc, id desc limit 49`,
    ]);
    const [published, created] = plans.map((rows) => JSON.stringify(rows));
    expect(published).toContain("titles_published_idx");
    expect(created).toContain("titles_created_idx");
    for (const plan of [published, created]) expect(plan).not.toContain("Sort");
  });
});
