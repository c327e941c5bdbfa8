import { expect, test } from "vitest";
import { type SearchHit } from "#core/search/schemas.ts";
import { hitPath, searchPath } from "./hit-path.ts";

const hit = (changes: Partial<SearchHit>): SearchHit => ({
  ...{
    id: "1",
    kind: "title",
    text: "Salt",
    highlights: [],
    personId: null,
    tagKind: null,
    titleCount: 1,
    playable: null,
    seconds: null,
    crop: null,
  },
  title: {
    ...{
      id: "t1",
      kind: "movie",
      name: "Salt",
      languageTag: null,
      releaseYear: null,
      seasonCount: 0,
      poster: null,
    },
  },
  ...changes,
});
const playable = {
  ...{ id: "p1", kind: "series" as const, name: "Pilot", seasonNumber: 2, episodeNumber: 1, still: null },
};

test("a hit leads to what it names", () => {
  expect(hitPath(hit({}))).toBe("/title/t1");
  expect(hitPath(hit({ kind: "episode", playable }))).toBe("/title/t1?season=2");
  expect(hitPath(hit({ kind: "line", playable, seconds: 11.0004 }))).toBe("/watch/p1?t=11");
  expect(hitPath(hit({ kind: "line", playable, seconds: 1385.25 }))).toBe("/watch/p1?t=1385.25");
  expect(hitPath(hit({ kind: "person", text: "Ida L." }))).toBe("/title/t1");
  expect(hitPath(hit({ kind: "person", text: "Ida L.", personId: "p7" }))).toBe("/person/p7");
  expect(hitPath(hit({ kind: "tag", text: "Sci & Fi" }))).toBe("/films?genre=Sci+%26+Fi");
  expect(hitPath(hit({ kind: "tag", text: "noir", tagKind: "tag" }))).toBe("/films?tag=noir");
});

test("the search page keeps its state in its address", () => {
  expect(searchPath("два слова")).toBe(`/search?${new URLSearchParams({ q: "два слова" }).toString()}`);
  expect(searchPath("a", "line")).toBe("/search?q=a&kind=line");
});
