import { parsePath } from "#core/import/names/parse-path.ts";
import { type ParsedEpisode, type ParsedExtra, type ParsedMovie } from "#core/import/names/types.ts";
import { type CatalogLocation } from "#core/import/types.ts";

/** What an admin says that files are; omitted fields stay. */
export interface LocationChange {
  readonly kind?: "movie" | "episode" | undefined;
  /** Of the film or the series. */
  readonly name?: string | undefined;
  readonly releaseYear?: number | null | undefined;
  readonly season?: number | undefined;
  readonly episode?: number | undefined;
}

/**
 * A file's corrected place in the catalog. A film that becomes an episode gets the numbers that its name has when it is
 * read as one. Null for an episode without a number. Pure.
 */
export function correctLocation(
  path: string,
  location: CatalogLocation | null,
  change: LocationChange,
): CatalogLocation | null {
  const kind = change.kind ?? location?.kind ?? "movie";
  if (kind === "movie") return asMovie(path, location, change);
  if (kind === "episode") return asEpisode(path, location, change);
  return location?.kind === "extra" ? ofOwner(location, change) : null;
}

function ofOwner(extra: ParsedExtra, change: LocationChange): ParsedExtra {
  const { name = extra.owner.name, releaseYear = extra.owner.releaseYear } = change;
  return { ...extra, owner: { name, releaseYear } };
}

function asMovie(path: string, location: CatalogLocation | null, change: LocationChange): ParsedMovie | null {
  const movie = location?.kind === "movie" ? location : parseAs("movie", path);
  if (movie.kind !== "movie") return null;
  const { name = movie.name, releaseYear = movie.releaseYear } = change;
  return { ...movie, name, releaseYear };
}

function asEpisode(
  path: string,
  location: CatalogLocation | null,
  change: LocationChange,
): ParsedEpisode | null {
  const parsed = location?.kind === "episode" ? location : parseAs("series", path);
  if (parsed.kind !== "episode" && change.episode === undefined) return null;
  const known = parsed.kind === "episode" ? parsed : { ...UNNUMBERED, series: nameOf(location) };
  const { season = known.season, name = known.series, releaseYear = known.seriesYear } = change;
  const isNumbered = change.episode !== undefined && change.episode !== known.episodes[0];
  const episodes = isNumbered ? [change.episode] : known.episodes;
  return { ...known, series: name, seriesYear: releaseYear, season, episodes };
}

/** By its path alone. It is in the table, so no part of its path leaves it out. */
function parseAs(as: "movie" | "series", path: string) {
  const latestYear = new Date().getFullYear() + 1;
  return parsePath(path, { latestYear, as, namedSteps: Number.POSITIVE_INFINITY });
}

const UNNUMBERED: ParsedEpisode = {
  ...{ kind: "episode", series: "", seriesYear: null, season: 1, episodes: [], date: null, name: null },
};

function nameOf(location: CatalogLocation | null): string {
  if (location?.kind === "episode") return location.series;
  return location?.kind === "extra" ? location.owner.name : (location?.name ?? "");
}
