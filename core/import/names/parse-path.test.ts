import { describe, expect, it } from "vitest";
import { parsePath } from "#core/import/names/parse-path.ts";
import { type ParsedEpisode, type ParsedPath } from "#core/import/names/types.ts";

const parse = (path: string, as?: "movie" | "series") => parsePath(path, { latestYear: 2030, as });

type Words = string | null;
const episode = (
  series: string,
  season: number,
  episodes: number | number[],
  name: Words = null,
): ParsedEpisode => ({
  kind: "episode",
  series,
  seriesYear: null,
  season,
  episodes: [episodes].flat(),
  date: null,
  name,
});
const dated = (series: string, date: string, name: Words = null): ParsedEpisode => {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { ...episode(series, year, month * 100 + day, name), date };
};
const ofYear = (seriesYear: number, parsed: ParsedEpisode): ParsedEpisode => ({ ...parsed, seriesYear });
const movie = (name: string, releaseYear: number | null, version: Words = null): ParsedPath => ({
  ...{ kind: "movie", name, releaseYear, version },
});
const film1999 = { name: "Film", releaseYear: 1999 };
const leftOut = (key: string) => ({ kind: "left_out", reason: { key: `imports.${key}`, params: {} } });

type Row = readonly [path: string, parsed: unknown];
/** Real file names: a similar system once parsed each of them wrongly. */
const asUsersHaveThem: Row[] = [
  ["Doctor Who (1963)/Season 1/S01E01.mkv", ofYear(1963, episode("Doctor Who", 1, 1))],
  ["Doctor Who (2005)/Season 1/S01E01.mkv", ofYear(2005, episode("Doctor Who", 1, 1))],
  ["Big Brother/Series 1/1.01 Big Brother.mkv", episode("Big Brother", 1, 1)],
  ["Big Brother/Series 1/1.02 Big Brother.mkv", episode("Big Brother", 1, 2)],
  ["Neverland/Season 1/[SSA] Yakusoku no Neverland - 01 [720p].mkv", episode("Neverland", 1, 1)],
  ["One Piece/Season 17/One Piece - 679.mkv", episode("One Piece", 17, 679)],
  ["Show/Season 3/Show Season 3 Episode 09 - Name.mkv", episode("Show", 3, 9, "Name")],
  ["Show.S01E02v2.mkv", episode("Show", 1, 2)],
  ["Show S01 - E05.mkv", episode("Show", 1, 5)],
  ["Show.1x05-06.mkv", episode("Show", 1, [5, 6])],
  ["Lexx-S02xE09-791.mkv", episode("Lexx", 2, 9)],
  ["Show/Season 1/S01E01-02 - Two in One.mkv", episode("Show", 1, [1, 2], "Two in One")],
  [
    "MythBusters/Season 2004/MythBusters - S2004E01 - Explosive.mkv",
    episode("MythBusters", 2004, 1, "Explosive"),
  ],
  ["The.Daily.Show.2024.05.16.Guest.Name.mkv", dated("The Daily Show", "2024-05-16", "Guest Name")],
  ["The Series/Season 01 (2010)/S01E01.mkv", episode("The Series", 1, 1)],
  ["The Series/S01 1080p BluRay/S01E02.mkv", episode("The Series", 1, 2)],
  ["downloads/Season 1/The.Wire.S01E01.mkv", episode("The Wire", 1, 1)],
  ["\u00c9lite/Season 1/S01E01.mkv", episode("\u00c9lite", 1, 1)],
  ["E\u0301lite/Season 1/S01E01.mkv", episode("\u00c9lite", 1, 1)],
  ["Film (1995) - 1080p.mkv", movie("Film", 1995, "1080p")],
  ["Film (1995) - 2160p.mkv", movie("Film", 1995, "2160p")],
  [
    "Film (1999)/Film (1999)-trailer.mkv",
    { kind: "extra", owner: film1999, extraKind: "trailer", name: "Trailer" },
  ],
  ["Film (1999)/Sample/film-sample.mkv", leftOut("sample")],
  [
    "Film (1999)/Featurettes/Making of.mkv",
    { kind: "extra", owner: film1999, extraKind: "featurette", name: "Making of" },
  ],
  ["#recycle/Film (1999).mkv", leftOut("recycleBin")],
  ["films/@eaDir/Film (1999).mkv", leftOut("nasThumbnails")],
  ["Film/._x.mkv", leftOut("hidden")],
  [".Trash-1000/files/Film.mkv", leftOut("recycleBin")],
  ["Film (2001)/VIDEO_TS/VTS_01_1.VOB", movie("Film", 2001)],
  ["9-1-1.S01E01.mkv", episode("9-1-1", 1, 1)],
  ["X-Men.S01E01.mkv", episode("X-Men", 1, 1)],
  ["Marvels.Agents.of.S.H.I.E.L.D.S01E01.mkv", episode("Marvels Agents of S.H.I.E.L.D.", 1, 1)],
  ["Name.S01E01.German.DL.1080p.AMZN.WEB-DL.x264-GRP.mkv", episode("Name", 1, 1)],
  ["Serie/Temporada 1/01 - Piloto.mkv", episode("Serie", 1, 1, "Piloto")],
  ["Serie/Stagione 1/1x02.mkv", episode("Serie", 1, 2)],
  ["Serie/Staffel 1/Folge 3.mkv", episode("Serie", 1, 3)],
  ["Сериал/Сезон 1/01 серия.mkv", episode("Сериал", 1, 1)],
];

const numbers: Row[] = [
  ["Show.S01E01E02E03.mkv", episode("Show", 1, [1, 2, 3])],
  ["Show.S01E01-E03.mkv", episode("Show", 1, [1, 2, 3])],
  ["Show - 1x05-1x06 - Both.mkv", episode("Show", 1, [5, 6], "Both")],
  ["Show.S01E01-720p.mkv", episode("Show", 1, 1)],
  ["show_s01e02_the_end.mkv", episode("Show", 1, 2, "The end")],
  ["show-s01e02-the-end.mkv", episode("Show", 1, 2, "The end")],
  ["modern-family-s01e02.mkv", episode("Modern family", 1, 2)],
  ["Show/Season 02/Episode 5v2.mkv", episode("Show", 2, 5)],
  ["Show/Season 1/E01-02 - Both.mkv", episode("Show", 1, [1, 2], "Both")],
  ["24/Season 1/24 - 05 - Name.mkv", episode("24", 1, 5, "Name")],
  ["24/Season 1/24.mkv", episode("24", 1, 24)],
  ["Babylon 5/Season 2/Babylon 5 03.mkv", episode("Babylon 5", 2, 3)],
  ["Show/Season 1/Another name - 07 - Title.mkv", episode("Show", 1, 7, "Title")],
  ["[SSA] Yakusoku no Neverland - 01 [720p].mkv", episode("Yakusoku no Neverland", 1, 1)],
  ["[Group] Show S2 - 05v2 (1080p) [ABCD1234].mkv", episode("Show", 2, 5)],
  ["Show/1 сезон/2 серия.mkv", episode("Show", 1, 2)],
  ["Шоу. Сезон 2. Серия 11.mkv", episode("Шоу", 2, 11)],
  ["Show/第1季/第3話.mkv", episode("Show", 1, 3)],
  ["Sarja/Kausi 2/Jakso 4.mkv", episode("Sarja", 2, 4)],
  ["Série/Saison 3/Épisode 2 - Début.mkv", episode("Série", 3, 2, "Début")],
  ["Ulice/Sezon 1/Odc. 12.mkv", episode("Ulice", 1, 12)],
  ["Show/Staffel 1/Show Staffel 1 Folge 02.mkv", episode("Show", 1, 2)],
];

const series: Row[] = [
  ["The.Wire.S01.1080p.BluRay.x264-GRP/S01E02.mkv", episode("The Wire", 1, 2)],
  ["The Wire Season 2/03 - Hot Shots.mkv", episode("The Wire", 2, 3, "Hot Shots")],
  ["The Wire (2002) [tvdbid-79126]/Season 1/S01E02.mkv", ofYear(2002, episode("The Wire", 1, 2))],
  ["Doctor.Who.2005.S01E01.Rose.mkv", ofYear(2005, episode("Doctor Who", 1, 1, "Rose"))],
  ["TV Shows/Season 1/The Wire - S01E01 - The Target.mkv", episode("The Wire", 1, 1, "The Target")],
  ["S.W.A.T. - S01E02.mkv", episode("S.W.A.T.", 1, 2)],
  ["Magnum.P.I.S01E02.mkv", episode("Magnum P.I.", 1, 2)],
  ["Dark/Specials/2 - More.mkv", episode("Dark", 0, 2, "More")],
  ["Dark/Extras/S00E01 - Behind.mkv", episode("Dark", 0, 1, "Behind")],
];

const names: Row[] = [
  ["Show.S01E10.The.German.1080p.WEB.mkv", episode("Show", 1, 10, "The German")],
  ["Show.S01E10.The.Long.One.GERMAN.1080p.mkv", episode("Show", 1, 10, "The Long One")],
  ["Show.S01E10.Title.AMZN.WEB-DL.mkv", episode("Show", 1, 10, "Title")],
  ["Show - S01E10 - Extended.mkv", episode("Show", 1, 10, "Extended")],
  ["Show - S01E10 - 1969.mkv", episode("Show", 1, 10, "1969")],
  ["Show S01E10 [1080p][x265].mkv", episode("Show", 1, 10)],
  ["Show - S01E10 - Name (1080p BluRay).mkv", episode("Show", 1, 10, "Name")],
  ["Show.S01E10.FRENCH.mkv", episode("Show", 1, 10)],
];

const dates: Row[] = [
  ["The Daily Show - 2024-05-16 - Guest.mkv", dated("The Daily Show", "2024-05-16", "Guest")],
  ["The Daily Show/Season 2024/2024-05-16.mkv", dated("The Daily Show", "2024-05-16")],
  ["Tatort.16.05.2024.Name.720p.mkv", dated("Tatort", "2024-05-16", "Name")],
  ["holiday 2019-05-16.mp4", movie("Holiday 2019-05-16", null)],
  ["2024-05-17-birthday.mp4", movie("2024-05-17 birthday", null)],
];

const movies: Row[] = [
  ["Film.1995.2160p.UHD.mkv", movie("Film", 1995, "2160p")],
  ["Film.1995.Extended.1080p.mkv", movie("Film", 1995, "Extended 1080p")],
  ["Film (1995)/Film (1995) - Director's Cut.mkv", movie("Film", 1995, "Director's Cut")],
  ["Film (1995) {edition-Final Cut}.mkv", movie("Film", 1995, "Final Cut")],
  ["Film (1995) [2160p].mkv", movie("Film", 1995, "2160p")],
  ["Film (1995)/Film.mkv", movie("Film", 1995)],
  ["Film (1995) {tmdb-603}.mkv", movie("Film", 1995)],
  ["Blade.Runner.2049.2017.1080p.mkv", movie("Blade Runner 2049", 2017, "1080p")],
  ["films/Series 7.mkv", movie("Series 7", null)],
  ["Film (2001)/VIDEO_TS/VIDEO_TS.VOB", leftOut("discMenu")],
  ["Film (2001)/VIDEO_TS/VTS_01_0.VOB", leftOut("discMenu")],
  ["Film (2001)/VIDEO_TS/VTS_01_2.VOB", leftOut("discRest")],
  ["Film (2001)/BDMV/STREAM/00001.m2ts", leftOut("blurayFolder")],
  ["films/sample.mkv", leftOut("sample")],
  ["films/Free Sample (2012).mkv", movie("Free Sample", 2012)],
  ["$RECYCLE.BIN/Film.mkv", leftOut("recycleBin")],
];

const extraOf = (
  name: string,
  extraKind: string,
  [owner, releaseYear]: readonly [string, number?],
): unknown => ({ kind: "extra", owner: { name: owner, releaseYear: releaseYear ?? null }, extraKind, name });

/** None of them may become an episode, or another version of the film. */
const extrasOfEpisodes: Row[] = [
  ["Dark/Season 1/S01E02-trailer.mkv", extraOf("Trailer – S01E02", "trailer", ["Dark"])],
  ["Dark (2017)/Season 1/S01E02-trailer2.mkv", extraOf("Trailer – S01E02", "trailer", ["Dark", 2017])],
  ["Dark/Season 1/02-trailer.mkv", extraOf("Trailer – S01E02", "trailer", ["Dark"])],
  ["Dark.S01E02-trailer.mkv", extraOf("Trailer – S01E02", "trailer", ["Dark"])],
  ["Dark.S01E02.trailer.mkv", extraOf("Trailer – S01E02", "trailer", ["Dark"])],
  ["Dark/Season 1/S01E02-interview.mkv", extraOf("Interview – S01E02", "interview", ["Dark"])],
  [
    "Dark - S01E02 - Lies-behindthescenes.mkv",
    extraOf("Behind the scenes – Lies", "behind the scenes", ["Dark"]),
  ],
  ["show-s01e02-trailer.mkv", extraOf("Trailer – S01E02", "trailer", ["Show"])],
  ["Dark/Season 1/Extras/S01E02 - On set.mkv", extraOf("On set", "extra", ["Dark"])],
  ["Dark/Season 1/Behind The Scenes/S01E02.mkv", extraOf("S01E02", "behind the scenes", ["Dark"])],
  ["Dark/behind-the-scenes/S01E02 Making of.mkv", extraOf("Making of", "behind the scenes", ["Dark"])],
  ["Dark/Season 1/trailer.mkv", extraOf("Trailer", "trailer", ["Dark"])],
  ["Dark/trailer.mkv", extraOf("Trailer", "trailer", ["Dark"])],
  ["Dark/Season 1/Making of-featurette.mkv", extraOf("Making of", "featurette", ["Dark"])],
  ["The Wire S01/Extras/On set.mkv", extraOf("On set", "extra", ["The Wire"])],
  ["films/Film-trailer.mkv", extraOf("Trailer", "trailer", ["Film"])],
  ["Film (1999)/Film (1999) trailer.mkv", extraOf("Trailer", "trailer", ["Film", 1999])],
  ["films/Film.1999.Official.Trailer.1080p.mkv", extraOf("Trailer", "trailer", ["Film", 1999])],
  ["Film (1999)/Backdrops/theme.mkv", extraOf("Theme", "extra", ["Film", 1999])],
  // And these are what they look like.
  ["show-s01e02-the-trailer.mkv", episode("Show", 1, 2, "The trailer")],
  ["show-s01e02-interview.mkv", episode("Show", 1, 2, "Interview")],
  ["Show - S01E02 - Trailer.mkv", episode("Show", 1, 2, "Trailer")],
  ["library/Extras/Season 1/S01E02.mkv", episode("Extras", 1, 2)],
  ["library/Extras/Extras.S01E02.mkv", episode("Extras", 1, 2)],
  ["Dark/Extras/S00E02.mkv", episode("Dark", 0, 2)],
  ["films/the-last-trailer.mkv", movie("The last trailer", null)],
  ["films/Trailer Park (2006).mkv", movie("Trailer Park", 2006)],
];

const extras: Row[] = [
  [
    "Film (1999)/Making of-featurette.mkv",
    { kind: "extra", owner: film1999, extraKind: "featurette", name: "Making of" },
  ],
  ["Film (1999)/trailer.mkv", { kind: "extra", owner: film1999, extraKind: "trailer", name: "Trailer" }],
  [
    "Dark/Season 1/Behind the Scenes/On set.mkv",
    {
      kind: "extra",
      owner: { name: "Dark", releaseYear: null },
      extraKind: "behind the scenes",
      name: "On set",
    },
  ],
  ["films/Shorts/Luxo Jr.mkv", movie("Luxo Jr", null)],
  ["Pixar/Shorts/Luxo Jr (1986).mkv", movie("Luxo Jr", 1986)],
  ["films/The-Interview.mkv", movie("The Interview", null)],
  ["films/the-other.mp4", movie("The other", null)],
];

describe.each([
  ["real file names", asUsersHaveThem],
  ["numbers", numbers],
  ["series", series],
  ["names of episodes", names],
  ["dates", dates],
  ["films", movies],
  ["extras", extras],
  ["extras with an episode's number, or of a series", extrasOfEpisodes],
])("%s", (_, rows) => {
  it.each(rows)("reads %s", (path, parsed) => {
    expect(parse(path)).toEqual(parsed);
  });
});

describe("what the user says", () => {
  it("counts more than the name", () => {
    expect(parse("The Wire/Season 1/S01E02.mkv", "movie")).toMatchObject({ kind: "movie" });
    expect(parse("Dark/03 Name.mkv", "series")).toEqual(episode("Dark", 1, 3, "Name"));
    expect(parse("Dark/The Finale.mkv", "series")).toEqual({ kind: "unclear" });
  });

  it("lets be what the user named", () => {
    const path = "/media/.hidden/Film (1999).mkv";
    expect(parsePath(path, { latestYear: 2030, namedSteps: 2 })).toEqual(movie("Film", 1999));
    expect(parsePath("/media/sample.mkv", { latestYear: 2030, namedSteps: 2 })).toEqual(
      movie("Sample", null),
    );
    expect(parse(path)).toEqual(leftOut("hidden"));
  });
});

it("reads any name in no time", () => {
  const long = `${"a-1.".repeat(5_000)}mkv`;
  const before = performance.now();
  for (const name of [
    long,
    "S01".repeat(10_000),
    "-".repeat(50_000),
    " - 1".repeat(10_000),
    "A.".repeat(20_000),
  ]) {
    parse(`${name}.mkv`);
    parse(`Show/Season 1/${name}.mkv`);
  }
  expect(performance.now() - before).toBeLessThan(2_000);
});
