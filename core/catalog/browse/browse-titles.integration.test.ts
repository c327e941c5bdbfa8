import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SignedInUser } from "#core/accounts/types.ts";
import { loadFacets } from "#core/catalog/browse/browse-facets.ts";
import {
  browseInputSchema,
  type BrowseFilters,
  type BrowseInput,
} from "#core/catalog/browse/browse-filters.ts";
import { browseTitles } from "#core/catalog/browse/browse-titles.ts";
import { loosenFilters } from "#core/catalog/browse/loosen-filters.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { insertTracks } from "#core/catalog/testing/insert-tracks.ts";
import { type CoreContext } from "#core/context.ts";
import { readSortCursor, writeSortCursor } from "#core/paging/sort-cursor.ts";

let site: CatalogSite;
let core: CoreContext;
let user: SignedInUser;
beforeAll(async () => {
  site = await openCatalogSite();
  ({ core, user } = site);
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

const pageOf = (input: Partial<BrowseInput>) =>
  browseTitles(core, user, browseInputSchema.parse({ kind: "movie", ...input }));
const namesOf = async (input: Partial<BrowseInput>) => (await pageOf(input)).items.map(({ name }) => name);

/** All names, a page of one title after the other; `between` runs after each page. */
async function walk(
  input: Partial<BrowseInput>,
  between: (page: number) => Promise<unknown> = () => Promise.resolve(),
) {
  const seen: string[] = [];
  for (let cursor: string | null = null, page = 1; ; page += 1) {
    const { items, nextCursor }: Awaited<ReturnType<typeof browseTitles>> = await pageOf({
      ...input,
      cursor,
      limit: 1,
    });
    seen.push(...items.map(({ name }) => name));
    if (!nextCursor) return seen;
    cursor = nextCursor;
    await between(page);
  }
}

describe("browsing", () => {
  it("never lists a draft, an unlisted, a scheduled, another user's, a deleted or an unplayable title", async () => {
    const later = new Date(Date.now() + 3_600_000);
    const genres = { genres: ["Drama"] };
    await insertMovie(core, "Listed", genres);
    await insertMovie(core, "Draft", { ...genres, visibility: "draft" });
    await insertMovie(core, "Scheduled", { ...genres, visibility: "draft", publishAt: later });
    await insertMovie(core, "Own", { ...genres, visibility: "unlisted", ownerUserId: user.userId });
    await insertMovie(core, "Foreign", { ...genres, visibility: "unlisted", ownerUserId: site.other.userId });
    await insertMovie(core, "Deleted", { ...genres, deletedAt: new Date() });
    await insertMovie(core, "Failed", { ...genres, state: "failed" });
    const inputs: Partial<BrowseInput>[] = [
      {},
      { genre: "Drama" },
      { unwatched: true },
      { sort: "name" },
      { length: "under-30" },
    ];
    for (const input of inputs) expect(await namesOf(input)).toEqual(["Listed"]);
    expect(await loadFacets(core, "movie")).toMatchObject({
      titleCount: 1,
      genres: [{ value: "Drama", titleCount: 1 }],
    });
    expect(await loosenFilters(core, user, { kind: "movie", genre: "Drama", tag: "none" })).toEqual([
      { filter: "tag", titleCount: 1 },
    ]);
  });

  it("does not show what is unpublished, even if the list still has it", async () => {
    await insertMovie(core, "Film");
    await core.sql`alter table titles disable trigger listing_after_title`;
    await core.sql`update titles set visibility = 'draft'`;
    await core.sql`alter table titles enable trigger listing_after_title`;
    expect(await namesOf({})).toEqual([]);
  });

  it("tells films from series", async () => {
    await insertMovie(core, "Film");
    await insertSeries(core, "Saga", [["ready"]]);
    expect(await namesOf({ kind: "movie" })).toEqual(["Film"]);
    expect(await namesOf({ kind: "series" })).toEqual(["Saga"]);
  });
});

describe("the filters", () => {
  /** Two films: "Fits" has all of it, "Other" nothing. */
  async function insertTwo() {
    const fits = await insertMovie(core, "Fits", {
      ...{
        genres: ["Drama", "Crime"],
        tags: ["noir"],
        releaseYear: 1994,
        ageRatingYears: 12,
        languageTag: "ru",
      },
    });
    await insertTracks(core, fits.videoId, {
      heights: [360, 1080],
      audio: ["und", "fr-CA"],
      subtitles: ["pt-BR"],
    });
    await core.sql`update videos set duration_seconds = 5400`;
    const other = await insertMovie(core, "Other", {
      genres: ["Comedy"],
      releaseYear: 2003,
      ageRatingYears: 18,
    });
    await insertTracks(core, other.videoId, { heights: [360], audio: ["en"], subtitles: ["de"] });
    return { fits, other };
  }

  it.each<BrowseFilters>([
    { genre: "Crime" },
    { tag: "noir" },
    { fromYear: 1990, toYear: 1999 },
    { toYear: 1994 },
    { audio: "fr" },
    { audio: "ru" },
    { subtitles: "pt" },
    { length: "90-120" },
    { minHeight: 720 },
    { maxAgeYears: 12 },
    {
      genre: "Crime",
      tag: "noir",
      fromYear: 1994,
      toYear: 1994,
      audio: "fr",
      subtitles: "pt",
      minHeight: 1080,
    },
  ])("%j", async (filters) => {
    await insertTwo();
    expect(await namesOf(filters)).toEqual(["Fits"]);
  });

  it("leave out what has no year, length or age rating where these are asked for", async () => {
    await insertMovie(core, "Unknown");
    await core.sql`update videos set duration_seconds = null`;
    expect(await namesOf({ toYear: 2000 })).toEqual([]);
    expect(await namesOf({ length: "over-120" })).toEqual([]);
    expect(await namesOf({ length: "under-30" })).toEqual([]);
    expect(await namesOf({ maxAgeYears: 18 })).toEqual([]);
  });

  it("unwatched: films that this profile did not finish, series with an episode that it did not finish", async () => {
    const { fits, other } = await insertTwo();
    await site.setPosition(fits.playableId, 95);
    await site.setPosition(other.playableId, 20);
    expect(await namesOf({ unwatched: true })).toEqual(["Other"]);
    const saga = await insertSeries(core, "Saga", [["ready", "ready", "failed"]]);
    for (const episode of saga.episodes.slice(0, 1)) await site.setPosition(episode, 95);
    expect(await namesOf({ kind: "series", unwatched: true })).toEqual(["Saga"]);
    for (const episode of saga.episodes.slice(1, 2)) await site.setPosition(episode, 95);
    expect(await namesOf({ kind: "series", unwatched: true })).toEqual([]);
  });

  it("are offered with the number of their titles", async () => {
    await insertTwo();
    await insertMovie(core, "Third", { genres: ["Drama"], releaseYear: 1999 });
    expect(await loadFacets(core, "movie")).toEqual({
      titleCount: 3,
      genres: choices(["Drama", 2], ["Comedy", 1], ["Crime", 1]),
      tags: choices(["noir", 1]),
      audio: choices(["en", 1], ["fr", 1], ["ru", 1]),
      subtitles: choices(["de", 1], ["pt", 1]),
      decades: choices([2000, 1], [1990, 2]),
      lengths: choices(["under-30", 2], ["90-120", 1]),
      heights: choices([1080, 1], [720, 1]),
      ages: choices([12, 1], [18, 2]),
    });
  });

  it("say which one to loosen where nothing fits: the one that brings most first, those that bring nothing not", async () => {
    await insertTwo();
    await insertMovie(core, "Third", { genres: ["Comedy"], releaseYear: 2003 });
    const filters = { kind: "movie" as const, genre: "Comedy", fromYear: 1994, toYear: 1994 };
    expect(await namesOf(filters)).toEqual([]);
    expect(await loosenFilters(core, user, filters)).toEqual([
      { filter: "years", titleCount: 2 },
      { filter: "genre", titleCount: 1 },
    ]);
    expect(await loosenFilters(core, user, { ...filters, tag: "none" })).toEqual([]);
  });
});

function choices<Value>(...pairs: [Value, number][]) {
  return pairs.map(([value, titleCount]) => ({ value, titleCount }));
}

describe("the sorts", () => {
  const NAMES = ["Ärger", "Zebra", "apple", "Part 10", "Part 2", "Яблоко", "éclair", "日本", "Абрикос"];

  it("go through every title once, page by page: by name as people look it up", async () => {
    for (const name of NAMES) await insertMovie(core, name);
    expect(await walk({ sort: "name" })).toEqual([
      ...["apple", "Ärger", "éclair", "Part 2", "Part 10", "Zebra", "Абрикос", "Яблоко", "日本"],
    ]);
  });

  it("newest, year and length, with what is unknown last, and titles that are equal", async () => {
    const years = [1999, undefined, 2005, 1999];
    for (const [index, releaseYear] of years.entries()) {
      const { videoId } = await insertMovie(core, `Film ${index}`, { releaseYear });
      const seconds = [300.25, 100, null, 100][index] ?? null;
      await core.sql`update videos set duration_seconds = ${seconds} where id = ${videoId}`;
    }
    expect(await walk({ sort: "newest" })).toEqual(["Film 3", "Film 2", "Film 1", "Film 0"]);
    const byYear = await walk({ sort: "year" });
    expect([byYear[0], byYear.slice(1, 3).sort(), byYear[3]]).toEqual([
      "Film 2",
      ["Film 0", "Film 3"],
      "Film 1",
    ]);
    const byLength = await walk({ sort: "length" });
    expect([byLength.slice(0, 2).sort(), ...byLength.slice(2)]).toEqual([
      ["Film 1", "Film 3"],
      "Film 0",
      "Film 2",
    ]);
  });

  it("lose no title where times differ by a microsecond", async () => {
    for (let n = 1; n <= 4; n++) await insertMovie(core, `Film ${n}`);
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000001Z' where name in ('Film 1', 'Film 2')`;
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000002Z' where name in ('Film 3', 'Film 4')`;
    expect((await walk({})).sort()).toEqual(["Film 1", "Film 2", "Film 3", "Film 4"]);
  });

  it("repeat and lose nothing while titles come and go between two pages, also the last one of a page", async () => {
    for (let n = 1; n <= 5; n++) await insertMovie(core, `Film ${n}`);
    const seen = await walk({}, async (page) => {
      await insertMovie(core, `Newer ${page}`);
      if (page === 2)
        await core.sql`update titles set visibility = 'draft' where name in ('Film 4', 'Film 5')`;
    });
    expect(seen).toEqual(["Film 5", "Film 4", "Film 3", "Film 2", "Film 1"]);
  });

  it("refuse a cursor of another sort, and what is none", async () => {
    const id = "01890000-0000-7000-8000-000000000001";
    for (const [sort, value] of [
      ["newest", "tomorrow"],
      ["year", "MMXX"],
      ["length", "1e99; --"],
    ] as const) {
      const cursor = writeSortCursor(sort, { value, id });
      await expect(pageOf({ sort, cursor })).rejects.toThrow("Start at the beginning");
    }
    expect(() => readSortCursor("name", writeSortCursor("year", { value: "2000", id }))).toThrow(
      "Start at the beginning",
    );
    expect(() => readSortCursor("name", "x")).toThrow("Start at the beginning");
    expect(readSortCursor("name", "")).toBeNull();
  });
});

describe("the indexes", () => {
  it("carry every sort, and find rare genres, tags and languages", async () => {
    await core.sql`alter table titles disable trigger user`;
    await core.sql`insert into titles (id, kind, name, visibility, published_at)
      select gen_random_uuid(), 'movie', 'T' || n, 'published', now() - make_interval(secs => n) from generate_series(1, 5000) n`;
    await core.sql`alter table titles enable trigger user`;
    await core.sql`insert into listed_titles
      select id, kind, name, published_at, 1900 + abs(hashtext(id::text)) % 120, abs(hashtext(id::text)) % 9000, 1080, null,
        array[case when abs(hashtext(id::text)) % 500 = 0 then 'Rare' else 'Drama' end], '{}', '{en}', '{}' from titles`;
    await core.sql`analyze listed_titles`;
    const plans: string[] = [];
    const explain = async (clauses: string) => {
      const rows = await core.sql.unsafe(
        `explain select title_id from listed_titles where kind = 'movie' ${clauses} limit 37`,
      );
      plans.push(JSON.stringify(rows));
      return plans.at(-1) ?? "";
    };
    const id = "'01890000-0000-7000-8000-000000000001'::uuid";
    const sorts = {
      newest: `and (published_at, title_id) < (now(), ${id}) order by published_at desc, title_id desc`,
      name: `and (name, title_id) > ('T2', ${id}) order by name, title_id`,
      year: `and (release_year, title_id) < (1990, ${id}) order by release_year desc, title_id desc`,
      length: `and (length_seconds, title_id) > (90, ${id}) order by length_seconds, title_id`,
    };
    for (const [sort, clauses] of Object.entries(sorts)) {
      const plan = await explain(clauses);
      expect(plan).toContain(`listed_titles_${sort}_idx`);
      expect(plan).not.toContain("Sort");
      expect(await explain(`and genres @> '{Drama}' ${clauses}`)).toContain(`listed_titles_${sort}_idx`);
    }
    expect(await explain(`and genres @> '{Rare}' ${sorts.newest}`)).toContain("listed_titles_genres_idx");
    expect(await explain(`and tags @> '{noir}' ${sorts.newest}`)).toContain("listed_titles_tags_idx");
    expect(await explain(`and audio_languages @> '{fr}' ${sorts.newest}`)).toContain(
      "listed_titles_audio_languages_idx",
    );
    expect(await explain(`and subtitle_languages @> '{fr}' ${sorts.newest}`)).toContain(
      "listed_titles_subtitle_languages_idx",
    );
  });
});
