import { expect, it } from "vitest";
import { filterWords } from "./filter-words.ts";

it("names years as a decade, a year, or a range with one end or two", () => {
  const years = (fromYear?: number, toYear?: number) => filterWords("years", { fromYear, toYear });
  expect([
    years(1990, 1999),
    years(1994, 1994),
    years(1994, 1996),
    years(1994),
    years(undefined, 1996),
  ]).toEqual([...["1990s", "1994", "1994–1996", "From 1994", "Until 1996"]]);
});

it("names the others as a user reads them", () => {
  const filters = {
    genre: "Drama",
    length: "over-120",
    minHeight: 1080,
    maxAgeYears: 12,
    audio: "fr",
    subtitles: "de",
  } as const;
  const names = ["genre", "length", "minHeight", "maxAgeYears", "audio", "subtitles", "unwatched"] as const;
  expect(names.map((name) => filterWords(name, filters))).toEqual([
    ...[
      "Drama",
      "Over 2 h",
      "1080p or better",
      "Up to age 12",
      "French audio",
      "German subtitles",
      "Unwatched",
    ],
  ]);
  expect([
    filterWords("minHeight", { minHeight: 2160 }),
    filterWords("maxAgeYears", { maxAgeYears: 0 }),
  ]).toEqual([...["4K", "All ages"]]);
});
