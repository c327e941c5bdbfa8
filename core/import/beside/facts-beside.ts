import path from "node:path";
import { isOfOneFilm, type FolderNames } from "#core/import/beside/folder-names.ts";
import { stemOf } from "#core/import/names/stem.ts";
import { type ParsedPath } from "#core/import/names/types.ts";

/** A film whose companions are looked for. */
export interface FilmFile {
  /** Absolute. */
  readonly path: string;
  /** The folder of the import: nothing above it counts. */
  readonly root: string;
  readonly kind: ParsedPath["kind"];
}

/** The NFO files about a film's file, and about its series; null where there is none. */
export interface FactsFiles {
  readonly own: string | null;
  readonly series: string | null;
}

/**
 * The NFO files of a film: `Name.nfo`, or `movie.nfo` in a folder of one film; for an episode also the `tvshow.nfo` of
 * its series. An extra has those of its owner.
 */
export async function factsBeside(names: FolderNames, film: FilmFile): Promise<FactsFiles> {
  const folders = foldersUpTo(film);
  const series = film.kind === "movie" ? null : await firstNamed(names, folders, "tvshow.nfo");
  if (film.kind === "extra") return { own: await firstNamed(names, folders, "movie.nfo"), series };
  const [folder = ""] = folders;
  const beside = await names.in(folder);
  const own = named(beside, `${stemOf(path.basename(film.path))}.nfo`);
  const shared = isOfOneFilm(beside) ? named(beside, "movie.nfo") : undefined;
  const found = own ?? (film.kind === "movie" ? shared : undefined);
  // A name without an episode can still be one, by its NFO.
  const above = series ?? (own === undefined ? null : await firstNamed(names, folders, "tvshow.nfo"));
  return { own: found === undefined ? null : path.join(folder, found), series: above };
}

/** The film's folder and the two above it, within the import. */
export function foldersUpTo({ path: file, root }: Pick<FilmFile, "path" | "root">): string[] {
  const folders = [path.dirname(file)];
  for (let level = 0; level < 2; level += 1) {
    const last = folders.at(-1) ?? root;
    if (last === root || !last.startsWith(root)) break;
    folders.push(path.dirname(last));
  }
  return folders;
}

async function firstNamed(
  names: FolderNames,
  folders: readonly string[],
  name: string,
): Promise<string | null> {
  for (const folder of folders) {
    const found = named(await names.in(folder), name);
    if (found !== undefined) return path.join(folder, found);
  }
  return null;
}

/** In any case of its letters. */
const named = (names: readonly string[], wanted: string): string | undefined =>
  names.find((name) => name.toLowerCase() === wanted.toLowerCase());
