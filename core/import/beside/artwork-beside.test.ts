import path from "node:path";
import { expect, it } from "vitest";
import { artworkBeside } from "#core/import/beside/artwork-beside.ts";
import { FolderNames } from "#core/import/beside/folder-names.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { putFile } from "#core/import/testing/import-folder.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const EMPTY = Buffer.alloc(0);
const DARK = "Dark (2017)/Season 1/S01E01.mkv";

type Row = readonly [what: string, film: string, beside: readonly string[], taken: Record<string, string>];
const rows: Row[] = [
  [
    "a film's folder",
    "Film (1999)/Film.mkv",
    ["Film (1999)/poster.jpg", "Film (1999)/fanart.png"],
    {
      poster: "Film (1999)/poster.jpg",
      backdrop: "Film (1999)/fanart.png",
    },
  ],
  [
    "every name",
    "Film/Film.mkv",
    ["Film/folder.JPEG", "Film/backdrop.webp"],
    {
      poster: "Film/folder.JPEG",
      backdrop: "Film/backdrop.webp",
    },
  ],
  ["the cover", "Film/Film.mkv", ["Film/cover.avif"], { poster: "Film/cover.avif" }],
  ["the better name", "Film/Film.mkv", ["Film/folder.jpg", "Film/poster.png"], { poster: "Film/poster.png" }],
  [
    "its own before the folder's",
    "Film/Film.mkv",
    ["Film/poster.jpg", "Film/film-Poster.jpg"],
    {
      poster: "Film/film-Poster.jpg",
    },
  ],
  [
    "its own among others",
    "films/Film.mkv",
    ["films/Other.mkv", "films/Film-poster.jpg", "films/Film-fanart.jpg", "films/Film 2-poster.jpg"],
    {
      poster: "films/Film-poster.jpg",
      backdrop: "films/Film-fanart.jpg",
    },
  ],
  ["its own name", "films/Film.mkv", ["films/Film.jpg"], { poster: "films/Film.jpg" }],
  [
    "versions of one film",
    "Film/Film (1999) - 1080p.mkv",
    ["Film/Film (1999) - 2160p.mkv", "Film/poster.jpg"],
    {
      poster: "Film/poster.jpg",
    },
  ],
  [
    "a trailer beside",
    "Film/Film.mkv",
    ["Film/Film-trailer.mkv", "Film/poster.jpg"],
    { poster: "Film/poster.jpg" },
  ],
  ["a folder of films", "My films/One.mkv", ["My films/Two.mkv", "My films/poster.jpg"], {}],
  ["a collection with one film", "movies/One.mkv", ["movies/folder.jpg"], {}],
  [
    "other names",
    "Film/Film.mkv",
    ["Film/poster.svg", "Film/poster.gif", "Film/logo.png", "Film/disc.png"],
    {},
  ],
  ["an extra", "Film (1999)/Film (1999)-trailer.mkv", ["Film (1999)/poster.jpg"], {}],
  [
    "a series",
    DARK,
    ["Dark (2017)/poster.webp", "Dark (2017)/fanart.jpg", "Dark (2017)/season01-poster.jpg"],
    {
      poster: "Dark (2017)/poster.webp",
      backdrop: "Dark (2017)/fanart.jpg",
    },
  ],
  [
    "a season's poster",
    DARK,
    ["Dark (2017)/Season 1/poster.jpg", "Dark (2017)/season-specials-poster.jpg"],
    {},
  ],
  [
    "an episode",
    DARK,
    ["Dark (2017)/Season 1/S01E01-thumb.jpg", "Dark (2017)/Season 1/S01E02-thumb.jpg"],
    {
      still: "Dark (2017)/Season 1/S01E01-thumb.jpg",
    },
  ],
  [
    "an episode's own name",
    DARK,
    ["Dark (2017)/Season 1/S01E01.jpg"],
    { still: "Dark (2017)/Season 1/S01E01.jpg" },
  ],
  [
    "a series in one folder",
    "Dark/S01E01.mkv",
    ["Dark/S01E02.mkv", "Dark/S01E01-trailer.mkv", "Dark/poster.jpg"],
    { poster: "Dark/poster.jpg" },
  ],
  ["a folder of series", "mixed/Dark.S01E01.mkv", ["mixed/Other.S01E01.mkv", "mixed/poster.jpg"], {}],
  ["a folder of series and films", "mixed/Dark.S01E01.mkv", ["mixed/Film.mkv", "mixed/poster.jpg"], {}],
  [
    "a season with its series' name",
    "tv/The.Wire.S01.1080p/S01E01.mkv",
    ["tv/folder.jpg", "tv/The.Wire.S01.1080p/poster.jpg"],
    {
      poster: "tv/The.Wire.S01.1080p/poster.jpg",
    },
  ],
  ["a season among downloads", "downloads/Season 1/S01E01.mkv", ["downloads/folder.jpg"], {}],
];

it.each(rows)("finds the images of %s", async (_what, film, beside, taken) => {
  const root = path.join(tempFolder("artwork"), "root");
  for (const name of [film, ...beside]) await putFile(root, name, EMPTY);
  const { kind } = parsePath(film, { latestYear: 2030 });
  const found = await artworkBeside(new FolderNames(true), { path: path.join(root, film), root, kind });
  expect(Object.fromEntries(found.map((one) => [one.kind, path.relative(root, one.path)]))).toEqual(taken);
});

it("takes nothing from above the folder that is imported", async () => {
  const root = tempFolder("artwork");
  const film = await putFile(root, DARK, EMPTY);
  await putFile(root, "Dark (2017)/poster.jpg", EMPTY);
  const given = { path: film, root: path.dirname(film), kind: "episode" } as const;
  expect(await artworkBeside(new FolderNames(true), given)).toEqual([]);
});
