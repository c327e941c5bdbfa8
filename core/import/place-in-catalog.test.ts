import { describe, expect, it } from "vitest";
import { placeInCatalog } from "#core/import/place-in-catalog.ts";

const place = (path: string, as?: "movie" | "series") => placeInCatalog(path, 2030, as);
const episode = (series: string, season: number, number: number, name: string) => ({
  ...{ kind: "episode", series, season, episode: number, name },
});

describe("placeInCatalog", () => {
  it.each([
    ["/tv/The Wire/Season 1/S01E02 - The Detail.mkv", episode("The Wire", 1, 2, "The Detail")],
    [
      "/tv/The Wire (2002)/Season 01/The.Wire.S01E03.720p.mkv",
      { ...episode("The Wire", 1, 3, "Episode 3"), releaseYear: 2002 },
    ],
    ["/inbox/Show.Name.S02E10.The.Long.One.1080p.WEB.mkv", episode("Show Name", 2, 10, "The Long One")],
    ["/inbox/show name - 3x04 - Again.avi", episode("Show name", 3, 4, "Again")],
    ["/tv/Dark/Staffel 2/04 - Die Reisenden.mkv", episode("Dark", 2, 4, "Die Reisenden")],
    ["/tv/Dark/S1/Episode 5.mkv", episode("Dark", 1, 5, "Episode 5")],
    ["/tv/Dark/S01E01E02.mkv", episode("Dark", 1, 1, "Episode 1")],
    ["/tv/Dark/Specials/S00E01 - Behind.mkv", episode("Dark", 0, 1, "Behind")],
    ["/tv/Dark/Specials/2 - More.mkv", episode("Dark", 0, 2, "More")],
  ])("sees an episode in %s", (path, expected) => {
    expect(place(path)).toMatchObject(expected);
  });

  it.each([
    ["/films/The.Third.Man.1949.1080p.mkv", "The Third Man", 1949],
    ["/films/2001.mkv", "2001", null],
    ["/films/Seven Samurai (1954)/film.mkv", "Film", null],
    ["/films/Series 7.mkv", "Series 7", null],
  ])("sees a movie in %s", (path, name, releaseYear) => {
    expect(place(path)).toEqual({ kind: "movie", name, releaseYear });
  });

  it("does as it is told", () => {
    expect(place("/tv/The Wire/Season 1/S01E02.mkv", "movie")).toMatchObject({ kind: "movie" });
    expect(place("/tv/Dark/03 Name.mkv", "series")).toMatchObject(episode("Dark", 1, 3, "Name"));
    expect(place("/tv/Dark/The Finale.mkv", "series")).toBeNull();
  });
});
