import { expect, test } from "vitest";
import { correctLocation } from "#core/import/runs/correct-location.ts";
import { type CatalogLocation } from "#core/import/types.ts";

const FILM: CatalogLocation = { kind: "movie", name: "Alien", releaseYear: 1979, version: "2160p" };
const EPISODE: CatalogLocation = {
  ...{ kind: "episode", series: "Dark", seriesYear: 2017, season: 1 },
  ...{ episodes: [1, 2], date: null, name: "Secrets" },
};
const TRAILER: CatalogLocation = {
  ...{ kind: "extra", extraKind: "trailer", name: "Trailer" },
  owner: { name: "Alien", releaseYear: 1979 },
};

test("a film keeps its version, and loses its year where that is taken away", () => {
  expect(correctLocation("/films/x.mkv", FILM, { name: "Aliens" })).toEqual({ ...FILM, name: "Aliens" });
  expect(correctLocation("/films/x.mkv", FILM, { releaseYear: null })).toEqual({
    ...FILM,
    releaseYear: null,
  });
});

test("an episode keeps the range of its numbers until its number is changed", () => {
  expect(correctLocation("/x.mkv", EPISODE, { season: 2 })).toEqual({ ...EPISODE, season: 2 });
  expect(correctLocation("/x.mkv", EPISODE, { episode: 1 })).toEqual(EPISODE);
  expect(correctLocation("/x.mkv", EPISODE, { episode: 5 })).toEqual({ ...EPISODE, episodes: [5] });
  expect(correctLocation("/x.mkv", EPISODE, { name: "Light", releaseYear: 2018 })).toMatchObject({
    series: "Light",
    seriesYear: 2018,
  });
});

test("a film that becomes an episode has the numbers of its name, or needs one", () => {
  const change = { kind: "episode" } as const;
  expect(correctLocation("/Show/03 - Third.mkv", FILM, change)).toMatchObject({
    series: "Show",
    episodes: [3],
  });
  expect(correctLocation("/films/holiday.mkv", FILM, change)).toBeNull();
  expect(correctLocation("/films/holiday.mkv", FILM, { ...change, episode: 4, season: 2 })).toMatchObject({
    ...{ kind: "episode", series: "Alien", season: 2, episodes: [4] },
  });
  expect(correctLocation("/films/x.mkv", null, { ...change, name: "New", episode: 4 })).toMatchObject({
    series: "New",
  });
});

test("an episode that becomes a film is named by its file, also below a folder that imports leave out", () => {
  const film = correctLocation("/samples/.x/Alien (1979).mkv", EPISODE, { kind: "movie" });
  expect(film).toMatchObject({ kind: "movie", name: "Alien", releaseYear: 1979 });
});

test("an extra belongs to the corrected title", () => {
  expect(correctLocation("/x.mkv", TRAILER, { name: "Aliens", releaseYear: 1986 })).toEqual({
    ...TRAILER,
    owner: { name: "Aliens", releaseYear: 1986 },
  });
});
