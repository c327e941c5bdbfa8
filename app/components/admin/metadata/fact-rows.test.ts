import { expect, it } from "vitest";
import { factRows } from "#app/components/admin/metadata/fact-rows.ts";
import { NO_FACTS } from "#core/metadata/facts/fact-keys.ts";
import { type FactsPreview } from "#core/metadata/facts/types.ts";

const preview = (changes: Partial<FactsPreview>): FactsPreview => ({
  ...{ serviceId: "1", name: "Film", releaseYear: 2024, suggested: [], numbers: {} },
  ...{ now: NO_FACTS, found: NO_FACTS, ...changes },
});
const credit = (part: string, personName: string) => ({ kind: "cast" as const, part, personName });

it("says each fact of a title in the words of its field", () => {
  const credits = ["A", "B", "C", "D", "E", "F", "G", "H"].map((name) =>
    credit(name === "A" ? "Hero" : "", name),
  );
  const title = { releaseYear: 2024, ageRatingYears: 0, genres: ["Drama", "Noir"], credits };
  const now = { ...NO_FACTS, title: { releaseYear: null, ageRatingYears: 12, genres: [], credits: [] } };
  const found = { ...NO_FACTS, title: { ...title, externalIds: { imdb: "tt1", tmdb: "2", other: "3" } } };
  expect(factRows(preview({ now, found }))).toEqual([
    { key: "title.releaseYear", label: "Year", now: "", found: "2024" },
    { key: "title.genres", label: "Genres", now: "", found: "Drama, Noir" },
    { key: "title.ageRatingYears", label: "Age rating", now: "12+", found: "0+" },
    { key: "title.credits", label: "Cast and crew", now: "", found: "Hero: A\nB\nC\nD\nE\nF\nand 2 more" },
    { key: "title.externalIds", label: "IDs", now: "", found: "IMDb tt1, TMDB 2, other 3" },
  ]);
});

it("goes through a series season by season", () => {
  const numbers = {
    ...{ s1: { season: 1, episode: null }, s2: { season: 2, episode: null } },
    ...{ a: { season: 1, episode: 1 }, b: { season: 1, episode: 2 }, c: { season: 2, episode: 1 } },
  };
  const episodes = (names: readonly string[]) =>
    ["a", "b", "c"].map((playableId, index) => ({ playableId, name: names[index] ?? "" }));
  const seasons = (names: readonly (string | null)[]) =>
    ["s1", "s2"].map((seasonId, index) => ({ seasonId, name: names[index] ?? null }));
  const now = { title: {}, seasons: seasons([null, null]), episodes: episodes(["x", "y", "z"]) };
  const found = { title: {}, seasons: seasons(["One", "Two"]), episodes: episodes(["A", "B", "C"]) };
  expect(factRows(preview({ now, found, numbers })).map(({ label, now: before }) => [label, before])).toEqual(
    [
      ["Season 1 · Name", ""],
      ["S1 E1 · Name", "x"],
      ["S1 E2 · Name", "y"],
      ["Season 2 · Name", ""],
      ["S2 E1 · Name", "z"],
    ],
  );
});
