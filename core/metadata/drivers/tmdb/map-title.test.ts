import { expect, test } from "vitest";
import { mapAgeRating } from "#core/metadata/drivers/tmdb/map-age-rating.ts";
import { mapCredits } from "#core/metadata/drivers/tmdb/map-credits.ts";
import { candidateOfMovie, mapImages, mapSeason } from "#core/metadata/drivers/tmdb/map-title.ts";
import { retryAfterSeconds } from "#core/metadata/drivers/tmdb/retrying.ts";
import { serviceLanguage } from "#core/metadata/drivers/tmdb/service-language.ts";

const member = (job: string, name: string) => ({ job, name });
const actor = (character: string, name: string, order: number) => ({ character, name, order });

test("credits are creators, crew by their job, and the cast by its order, each once", () => {
  const crew = [
    ...[member("Editor", "E"), member("Caterer", "X"), member("Writer", "W"), member("Screenplay", "W")],
    ...[member("Director", ""), member("Director", "D")],
  ];
  const cast = [
    actor("Second", "B", 1),
    actor("First", "A", 0),
    actor("", "", 2),
    actor("x".repeat(300), "C", 3),
  ];
  expect(mapCredits({ cast, crew }, [{ name: "Maker" }])).toEqual([
    { kind: "crew", part: "Created by", personName: "Maker" },
    { kind: "crew", part: "Directed by", personName: "D" },
    { kind: "crew", part: "Written by", personName: "W" },
    { kind: "crew", part: "Edited by", personName: "E" },
    { kind: "cast", part: "First", personName: "A" },
    { kind: "cast", part: "Second", personName: "B" },
    { kind: "cast", part: "x".repeat(200), personName: "C" },
  ]);
});

test.each([
  ["de", 16],
  ["de-AT", 13],
  ["ru", 18],
  ["en", 13],
  ["fr", 13],
  ["no language", 13],
])("the age rating for %s is %s", (languageTag, age) => {
  const ratings = [
    { country: "RU", rating: "18+" },
    { country: "US", rating: "" },
    { country: "DE", rating: "16" },
    { country: "US", rating: "PG-13" },
    { country: "FR", rating: "unknown" },
  ];
  expect(mapAgeRating(ratings, languageTag)).toBe(age);
});

test("without a rating of its country and of the US, any known one counts; none is none", () => {
  expect(mapAgeRating([{ country: "RU", rating: "16+" }], "de")).toBe(16);
  expect(mapAgeRating([{ country: "US", rating: "NR" }], "en")).toBeNull();
  expect(mapAgeRating([], "en")).toBeNull();
});

test("a season's name counts where it says more than its number", () => {
  const named = (season_number: number, name: string) =>
    mapSeason({ season_number, name, episodes: [] }).name;
  expect([named(2, "Season 2"), named(2, "Staffel 2"), named(3, "Сезон 3")]).toEqual(["", "", ""]);
  expect([named(2, "The Long Winter"), named(2, "Season of 2"), named(2, "Book 3")]).toEqual([
    ...["The Long Winter", "Season of 2", "Book 3"],
  ]);
});

test("odd dates and paths are none, and texts keep to the catalog's limits", () => {
  const found = { id: 1, title: "x".repeat(300), overview: "y".repeat(6_000), poster_path: "/../a.jpg" };
  expect(candidateOfMovie({ ...found, release_date: "" })).toMatchObject({
    releaseYear: null,
    posterPath: null,
  });
  const { name, overview } = candidateOfMovie({ ...found, release_date: "0001-01-01" });
  expect([name.length, overview.length]).toEqual([200, 5_000]);
  const image = (file_path: string) => ({ file_path, width: 10, height: 15 });
  expect(mapImages([image("/a.svg"), image("/b.jpg"), image("http://x/c.jpg")])).toEqual([
    { path: "/b.jpg", width: 10, height: 15 },
  ]);
  expect(mapImages(Array.from({ length: 90 }, (_, at) => image(`/${at}.png`)))).toHaveLength(30);
});

test.each([
  ["de", "de"],
  ["pt-BR", "pt-BR"],
  ["zh-Hant-TW", "zh-TW"],
  ["gsw", "en"],
  ["not a tag", "en"],
])("the service is asked in %s as %s", (tag, language) => expect(serviceLanguage(tag)).toBe(language));

test.each([
  ["3", 3],
  ["Sat, 28 Nov 2026 12:00:10 GMT", 10],
  ["Sat, 28 Nov 2026 11:00:00 GMT", 0],
  ["soon", null],
  [null, null],
])("Retry-After %s is %s s", (header, seconds) =>
  expect(retryAfterSeconds(header, Date.parse("2026-11-28T12:00:00Z"))).toBe(seconds),
);
