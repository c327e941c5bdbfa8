import { expect, test } from "vitest";
import { parsePath } from "#core/import/names/parse-path.ts";
import { pathIds } from "#core/import/names/path-ids.ts";

function idsOf(filePath: string): Record<string, string> | null {
  const location = parsePath(filePath, { latestYear: 2030 });
  return location.kind === "movie" || location.kind === "episode" ? pathIds(filePath, location) : null;
}

test.each([
  ["Northlight (2024) {tmdb-9001}.mkv", { tmdb: "9001" }],
  ["/films/Northlight (2024) [imdbid-tt9900001]/Northlight.mkv", { imdb: "tt9900001" }],
  ["/films/Northlight (2024) {tmdb-1}/Northlight (2024) {tmdb-2} [IMDB-TT3].mkv", { tmdb: "2", imdb: "tt3" }],
  ["/series/Lanternmoor (2024) [tvdbid-880101]/Season 1/S01E02.mkv", { tvdb: "880101" }],
  ["/series/Lanternmoor {tmdb-9101}/Lanternmoor S01E02 {imdb-tt5}.mkv", { tmdb: "9101" }],
])("the ids of %s are its title's", (filePath, ids) => {
  expect(idsOf(filePath)).toEqual(ids);
});

test.each([
  "Northlight (2024).mkv",
  "Northlight (2024) {edition-Final Cut}.mkv",
  "Northlight (2024) {tmdb-tt9900001} [imdbid-9001].mkv",
  "/films/Films of the North {tmdb-77}/Northlight (2024).mkv",
  "/films/Northlight (2024) {tmdb-1}/More/Other/Northlight (2024).mkv",
])("%s tells no id of its title", (filePath) => {
  expect(idsOf(filePath)).toEqual({});
});
