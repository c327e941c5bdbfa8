import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getHome, homePageSchema, type HomePage } from "#core/catalog/home/get-home.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { countQueries } from "#core/catalog/testing/count-queries.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { type CoreContext } from "#core/context.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";

let site: CatalogSite;
let core: CoreContext;
let user: SignedInUser;
let other: SignedInUser;
beforeAll(async () => {
  site = await openCatalogSite();
  ({ core, user, other } = site);
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

const names = (items: readonly { name: string }[]) => items.map((item) => item.name);

/** The cards of the only row of this kind; none where it was not sent. */
function itemsOf(home: HomePage, kind: "continueWatching" | "nextUp"): readonly PlayableCard[] {
  const rows = home.rows.flatMap((row) => (row.kind === kind ? [row.items] : []));
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0] ?? [];
}

describe("home", () => {
  it("is empty in an empty site", async () => {
    expect(await getHome(core, user)).toEqual({ hero: [], rows: [], hasTitles: false });
  });

  it("knows of the user's own drafts, not of other users', before anything can be watched", async () => {
    await insertMovie(core, "Draft", { visibility: "draft", ownerUserId: other.userId });
    expect(await getHome(core, user)).toEqual({ hero: [], rows: [], hasTitles: false });
    expect(await getHome(core, other)).toEqual({ hero: [], rows: [], hasTitles: true });
  });

  it("sends the rows that have something to show in their order, each with its complete list", async () => {
    const drama = { genres: ["Drama"] };
    for (const n of [1, 2, 3]) await insertMovie(core, `Film ${n}`, drama);
    const saga = await insertSeries(core, "Saga", [["ready", "ready"]]);
    const shape = async () =>
      (await getHome(core, user)).rows.map(({ id, name, fullList }) => [id, name, fullList]);
    const recentlyAdded = ["recentlyAdded", null, { list: "films" }];
    const genre = ["genre:Drama", "Drama", { list: "films", genre: "Drama" }];
    expect(await shape()).toEqual([recentlyAdded, genre]);
    await site.setPosition(saga.episodes[0] ?? "", 95);
    expect(await shape()).toEqual([["nextUp", null, null], recentlyAdded, genre]);
    const begun = await insertMovie(core, "Begun");
    await site.setPosition(begun.playableId, 50);
    const continueWatching = ["continueWatching", null, { list: "history" }];
    expect(await shape()).toEqual([continueWatching, ["nextUp", null, null], recentlyAdded, genre]);
  });

  it("leads from a genre of series alone to the series", async () => {
    for (const n of [1, 2, 3]) await insertSeries(core, `Saga ${n}`, [["ready"]], { genres: ["Crime"] });
    const { rows } = await getHome(core, user);
    expect(rows.at(-1)?.fullList).toEqual({ list: "series", genre: "Crime" });
  });

  it("fits its schema, which leaves out of rows what no card shows", async () => {
    await insertMovie(core, "Film", { overview: "Long." });
    const { hero, rows } = homePageSchema.parse(await getHome(core, user));
    expect(hero[0]).toHaveProperty("overview", "Long.");
    expect(rows[0]?.items[0]).not.toHaveProperty("overview");
  });

  it("lists what was begun: from 5 %, not finished, not removed, playable, last watched first", async () => {
    const films = [];
    for (const name of ["early", "begun", "watched", "hidden", "failed", "latest"]) {
      films.push(await insertMovie(core, name, { state: name === "failed" ? "failed" : "ready" }));
    }
    const seconds = [4.9, 5, 95, 50, 50, 50];
    for (const [index, film] of films.entries()) {
      const hiddenAt = index === 3 ? new Date() : null;
      await site.setPosition(film.playableId, seconds[index] ?? 0, { hiddenAt });
    }
    const continueWatching = itemsOf(await getHome(core, user), "continueWatching");
    expect(names(continueWatching)).toEqual(["latest", "begun"]);
    expect(continueWatching[0]?.progress).toMatchObject({ positionSeconds: 50, watched: false });
    expect(itemsOf(await getHome(core, other), "continueWatching")).toEqual([]);
  });

  it("lists the last watched episode of a series, and none if that was removed", async () => {
    const saga = await insertSeries(core, "Saga", [["ready", "ready", "ready", "ready"]]);
    const [first = "", second = "", third = "", fourth = ""] = saga.episodes;
    const film = await insertMovie(core, "Film");
    const shown = async () => {
      const home = await getHome(core, user);
      const ids = (kind: "continueWatching" | "nextUp") => itemsOf(home, kind).map((card) => card.playableId);
      return [ids("continueWatching"), ids("nextUp")];
    };
    await site.setPosition(third, 50);
    await site.setPosition(film.playableId, 50);
    await site.setPosition(first, 50);
    expect(await shown()).toEqual([[first, film.playableId], []]);
    await site.setPosition(second, 50, { hiddenAt: new Date() });
    expect(await shown()).toEqual([[film.playableId], []]);
    await site.setPosition(second, 95, { hiddenAt: null });
    expect(await shown()).toEqual([[film.playableId], [third]]);
    await site.setPosition(third, 95);
    expect(await shown()).toEqual([[film.playableId], [fourth]]);
  });

  it("leaves out titles that were hidden since", async () => {
    const film = await insertMovie(core, "Old");
    await site.setPosition(film.playableId, 50);
    for (let n = 0; n < 20; n++) {
      const hidden = await insertMovie(core, `Hidden ${n}`, { visibility: "draft" });
      await site.setPosition(hidden.playableId, 50);
    }
    expect(names(itemsOf(await getHome(core, user), "continueWatching"))).toEqual(["Old"]);
  });

  it("brings the next episode of a series last watched a hundred episodes ago", async () => {
    const saga = await insertSeries(core, "Saga", [["ready", "ready"]]);
    await site.setPosition(saga.episodes[0] ?? "", 95);
    const sitcom = await insertSeries(core, "Sitcom", [Array<"ready">(100).fill("ready")]);
    for (const episode of sitcom.episodes) await site.setPosition(episode, 95);
    const nextUp = itemsOf(await getHome(core, user), "nextUp");
    expect(nextUp.map((card) => card.playableId)).toEqual([saga.episodes[1]]);
  });

  it("brings the next episode after a finished one, over the end of a season", async () => {
    const saga = await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
    const [first = "", second = "", third = ""] = saga.episodes;
    const nextUp = async () => itemsOf(await getHome(core, user), "nextUp").map((card) => card.playableId);
    await site.setPosition(first, 95);
    expect(await nextUp()).toEqual([second]);
    await site.setPosition(second, 95);
    expect(await nextUp()).toEqual([third]);
    await site.setPosition(third, 50);
    expect(await nextUp()).toEqual([]);
    await site.setPosition(third, 95);
    expect(await nextUp()).toEqual([]);
  });

  it("brings no next episode that cannot be played, or was removed", async () => {
    const failed = await insertSeries(core, "Failed", [["ready", "failed"]]);
    await site.setPosition(failed.episodes[0] ?? "", 95);
    const hidden = await insertSeries(core, "Hidden", [["ready", "ready"]]);
    await site.setPosition(hidden.episodes[1] ?? "", 0, { hiddenAt: new Date() });
    await site.setPosition(hidden.episodes[0] ?? "", 95);
    expect(itemsOf(await getHome(core, user), "nextUp")).toEqual([]);
  });

  it("opens with the newest titles, each with what its Play button plays", async () => {
    const film = await insertMovie(core, "Film");
    const saga = await insertSeries(core, "Saga", [["ready", "ready"]]);
    await site.setPosition(saga.episodes[1] ?? "", 30);
    const { hero, hasTitles } = await getHome(core, user);
    expect(hero.map((entry) => [entry.name, entry.play?.playableId])).toEqual([
      ["Saga", saga.episodes[1]],
      ["Film", film.playableId],
    ]);
    expect(hasTitles).toBe(true);
  });

  it("has rows for genres of three titles or more", async () => {
    for (const n of [1, 2, 3]) await insertMovie(core, `Film ${n}`, { genres: ["Drama", `Only ${n}`] });
    const genres = (await getHome(core, user)).rows.filter((row) => row.kind === "genre");
    expect(genres.map((row) => [row.name, names(row.items)])).toEqual([
      ["Drama", ["Film 3", "Film 2", "Film 1"]],
    ]);
  });

  it("asks as many questions for sixty titles as for six", async () => {
    const fill = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n++) {
        const film = await insertMovie(core, `Film ${n}`, { genres: ["Drama"] });
        await site.setPosition(film.playableId, 50);
      }
      return countQueries(core, () => getHome(core, user));
    };
    const few = await fill(6);
    expect(await fill(54)).toBe(few);
  });
});
