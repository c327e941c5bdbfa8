import { describe, expect, test } from "vitest";
import { compareFacts, type PresentTitle } from "#core/metadata/facts/compare-facts.ts";
import { keysOf, pickFacts } from "#core/metadata/facts/fact-keys.ts";
import { LANTERNMOOR, NORTHLIGHT } from "#core/metadata/testing/known-titles.ts";

const EMPTY: PresentTitle["title"] = {
  ...{ name: "Northlight", overview: "", releaseYear: null, genres: [], ageRatingYears: null },
  ...{ credits: [], externalIds: {} },
};

const filmWith = (title: Partial<PresentTitle["title"]>) =>
  compareFacts({ title: { ...EMPTY, ...title }, seasons: [] }, NORTHLIGHT.title, []);

describe("a film", () => {
  test("without facts gets all that is found", () => {
    const { now, found, suggested } = filmWith({});
    const names = ["overview", "releaseYear", "genres", "ageRatingYears", "credits", "externalIds"];
    expect(Object.keys(found.title)).toEqual(names);
    expect(suggested).toEqual(names.map((name) => `title.${name}`));
    expect(now.title).toMatchObject({ overview: "", releaseYear: null, credits: [] });
  });

  test("keeps what an admin may have written, unless it is chosen", () => {
    const { now, found, suggested } = filmWith({
      ...{ name: "Nordlys", overview: "Mine.", genres: ["Drama"], releaseYear: 2024 },
      externalIds: { tmdb: "1", tvdb: "7" },
    });
    expect(suggested).toEqual(["title.ageRatingYears", "title.credits"]);
    expect(now.title).toMatchObject({ name: "Nordlys", overview: "Mine." });
    expect(found.title).not.toHaveProperty("releaseYear");
    expect(found.title.externalIds).toEqual({ tmdb: "9001", tvdb: "7", imdb: "tt9900001" });
  });

  test("that has all of it differs in nothing, and nothing unknown is a difference", () => {
    const { name, facts } = NORTHLIGHT.title;
    const { tags: _, ...rest } = facts;
    expect(keysOf(filmWith({ name, ...rest }).found)).toEqual([]);
    const unknown = {
      ...NORTHLIGHT.title,
      facts: { ...facts, overview: "", genres: [], ageRatingYears: null },
    };
    const title = { ...EMPTY, overview: "Mine.", genres: ["Drama"], ageRatingYears: 6 };
    const { found } = compareFacts({ title, seasons: [] }, unknown, []);
    expect(Object.keys(found.title)).toEqual(["releaseYear", "credits", "externalIds"]);
  });
});

describe("a series", () => {
  const episode = (playableId: string, number: number, name: string, overview = "") => ({
    ...{ playableId, number, name, overview },
  });
  const present: PresentTitle = {
    title: { ...EMPTY, name: "Lanternmoor" },
    seasons: [
      {
        ...{ seasonId: "s1", number: 1, name: null },
        episodes: [episode("e1", 1, "Episode 1"), episode("e2", 2, "My name", "Mine.")],
      },
      { seasonId: "s2", number: 2, name: null, episodes: [episode("e3", 1, "Slack Water", "Mine.")] },
      { seasonId: "s7", number: 7, name: null, episodes: [episode("e9", 1, "Episode 1")] },
    ],
  };

  test("gets the names of its seasons and episodes, by their numbers", () => {
    const { found, suggested } = compareFacts(present, LANTERNMOOR.title, LANTERNMOOR.seasons);
    expect(found.seasons).toEqual([{ seasonId: "s1", name: "The Causeway" }]);
    expect(found.episodes).toEqual([
      { playableId: "e1", name: "Nine Lamps", overview: "A tenth lamp answers from the far side." },
      { playableId: "e2", name: "Below the Bell", overview: "Under the bay the streets still have names." },
    ]);
    const ofEpisodes = suggested.filter((key) => !key.startsWith("title."));
    expect(ofEpisodes).toEqual(["season.s1", "episode.e1.name", "episode.e1.overview"]);
  });

  test("gives what is chosen, by the same keys for both sides", () => {
    const { now, found } = compareFacts(present, LANTERNMOOR.title, LANTERNMOOR.seasons);
    expect(keysOf(now)).toEqual(keysOf(found));
    const keys = new Set(["title.overview", "season.s1", "episode.e2.overview"]);
    expect(pickFacts(found, keys)).toEqual({
      title: { overview: LANTERNMOOR.title.facts.overview },
      seasons: [{ seasonId: "s1", name: "The Causeway" }],
      episodes: [{ playableId: "e2", overview: "Under the bay the streets still have names." }],
    });
    expect(pickFacts(now, keys).episodes).toEqual([{ playableId: "e2", overview: "Mine." }]);
  });
});
