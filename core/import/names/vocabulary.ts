import { type ExtraKind } from "#core/import/names/types.ts";

/** The words of file names, in the languages of common libraries. Parts of regular expressions, longest first. */

const anyOf = (...words: string[]): string => `(?:${words.join("|")})`;

/** *Season*, before its number. */
export const SEASON = anyOf(
  ...["seasons?", "series", "staffel", "saison", "temporada", "stagione", "seizoen", "sezona", "sezon"],
  ...["säsong", "sæson", "sesong", "kausi", "série", "řada", "évad", "сезон", "シーズン", "시즌"],
);

/** *Season*, after its number. */
export const SEASON_AFTER = anyOf("season", "staffel", "évad", "sezon", "сезон", "série", "řada", "季");

/** *Episode*, before its number. */
export const EPISODE = anyOf(
  ...["episodes?", "episodio", "episódio", "épisode", "folge", "teil", "capítulo", "capitulo", "puntata"],
  ...[
    "aflevering",
    "avsnitt",
    "afsnit",
    "jakso",
    "odcinek",
    "epizoda",
    "díl",
    "bölüm",
    "серия",
    "серії",
    "выпуск",
  ],
  ...["eps?\\.?", "odc\\.?", "cap\\.?", "e"],
);

/** *Episode*, after its number. */
export const EPISODE_AFTER = anyOf(
  ...[
    "серия",
    "серії",
    "серія",
    "выпуск",
    "bölüm",
    "bolum",
    "odcinek",
    "epizoda",
    "díl",
    "rész",
    "[话話集]",
    "화",
  ],
);

export const SPECIALS = anyOf("specials?", "sonderfolgen", "spéciaux", "especiales", "speciali", "спешлы");

/** Folders with extras of a title, by their names in lower case without separators. */
const EXTRA_FOLDERS: ReadonlyMap<string, ExtraKind> = new Map([
  ["trailers", "trailer"],
  ["trailer", "trailer"],
  ["teasers", "trailer"],
  ["featurettes", "featurette"],
  ["featurette", "featurette"],
  ["makingof", "featurette"],
  ["behindthescenes", "behind the scenes"],
  ["deletedscenes", "deleted scene"],
  ["interviews", "interview"],
  ["scenes", "scene"],
  ["shorts", "short"],
  ["extras", "extra"],
  ["extra", "extra"],
  ["bonus", "extra"],
  ["other", "extra"],
  // Films without an end, which some programs play behind a menu.
  ["backdrops", "extra"],
]);

/** What a folder holds by its name, like *Featurettes* or *behind-the-scenes*; null for any other folder. */
export function extraFolderKind(folder: string): ExtraKind | null {
  return EXTRA_FOLDERS.get(folder.toLowerCase().replace(/[\s._-]+/g, "")) ?? null;
}

/** Endings of file names with the same meaning, after a hyphen. */
export const EXTRA_SUFFIXES: ReadonlyMap<string, ExtraKind> = new Map([
  ["trailer", "trailer"],
  ["teaser", "trailer"],
  ["featurette", "featurette"],
  ["behindthescenes", "behind the scenes"],
  ["deleted", "deleted scene"],
  ["deletedscene", "deleted scene"],
  ["interview", "interview"],
  ["scene", "scene"],
  ["short", "short"],
  ["extra", "extra"],
  ["other", "extra"],
]);

/** Those that no film or episode is named by. */
export const SURE_SUFFIXES: ReadonlySet<string> = new Set([
  ...["trailer", "teaser", "featurette", "behindthescenes", "deletedscene"],
]);

/** Folders that only collect files and do not have the name of a series. Lower case. */
const COLLECTIONS = new Set(
  [
    "anime, complete, completed, data, download, downloads, files, films, films and series, import, imports",
    "inbox, incoming, library, media, misc, movies, new, serials, serien, series, shows, temp, tmp, torrents",
    "tv, tv series, tv shows, tv-shows, tvshows, unsorted, usenet, video, videos, сериалы, фильмы, загрузки",
  ]
    .join(", ")
    .split(", "),
);

/** Whether a folder only collects files, like *downloads*. */
export function isCollection(folder: string): boolean {
  return COLLECTIONS.has(folder.trim().toLowerCase());
}

/** The boundary before and after a separate word or number. */
export const START = "(?<![\\p{L}\\p{N}])";
export const END = "(?![\\p{L}\\p{N}])";
/** The separators of words in a name. */
export const GAP = "[\\s._-]";
