import { comparable, withoutIds } from "#core/import/names/stem.ts";
import { type ParsedEpisode, type ParsedMovie } from "#core/import/names/types.ts";

/** `{tmdb-603}`, `[tmdbid-603]`, `{imdb-tt0133093}`, `[imdbid=tt0133093]`, `{tvdb-79126}`. */
const ID = /[{[](tmdb|imdb|tvdb)(?:id)?[-=](tt\d{1,12}|\d{1,12})[}\]]/gi;
const FOLDERS = 2;

/**
 * The ids of a title in other databases that its path tells, by the names of the databases: of a film in its file's name,
 * else in its folder's; of a series in its folder's alone, because the id of an episode's file is the episode's. A folder
 * counts if it has the title's name: the id of a collection is no film's. Pure.
 */
export function pathIds(filePath: string, location: ParsedMovie | ParsedEpisode): Record<string, string> {
  const steps = filePath.normalize("NFC").split("/");
  const name = comparable(location.kind === "movie" ? location.name : location.series);
  const isOwn = (folder: string) => name !== "" && comparable(withoutIds(folder)).startsWith(name);
  const folders = steps.slice(0, -1).slice(-FOLDERS).filter(isOwn);
  const nearestLast = location.kind === "movie" ? [...folders, steps.at(-1) ?? ""] : folders;
  return Object.assign({}, ...nearestLast.map(idsIn)) as Record<string, string>;
}

/** Ids of IMDb begin with `tt`, and no others do. */
function idsIn(step: string): Record<string, string> {
  const found = [...step.matchAll(ID)].map(([, database = "", id = ""]) => [
    database.toLowerCase(),
    id.toLowerCase(),
  ]);
  return Object.fromEntries(
    found.filter(([database = "", id = ""]) => id.startsWith("tt") === (database === "imdb")),
  ) as Record<string, string>;
}
