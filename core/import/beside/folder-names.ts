import { readdir } from "node:fs/promises";
import { parseMovie } from "#core/import/names/parse-movie.ts";
import { fileLeftOut } from "#core/import/names/left-out.ts";
import { comparable, stemOf } from "#core/import/names/stem.ts";
import { EXTRA_SUFFIXES } from "#core/import/names/vocabulary.ts";
import { hasAcceptedExtension } from "#core/uploads/files/accepted-media.ts";

/** The films of one folder come one after the other; the folders above them are asked for with each. */
const MAX_KEPT = 32;
/** A folder with more names has no files for one film beside it. */
const MAX_NAMES = 20_000;

/** The names in folders, each read once for the films in it. */
export class FolderNames {
  readonly #kept = new Map<string, Promise<readonly string[]>>();
  readonly #followsLinks: boolean;

  constructor(followsLinks: boolean) {
    this.#followsLinks = followsLinks;
  }

  /** Without hidden ones, in the order of names; empty if the folder cannot be read. */
  in(folder: string): Promise<readonly string[]> {
    const known = this.#kept.get(folder);
    if (known) return known;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const names = namesIn(folder, this.#followsLinks);
    this.#kept.set(folder, names);
    return names;
  }
}

async function namesIn(folder: string, followsLinks: boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => followsLinks || !entry.isSymbolicLink()).map(({ name }) => name);
  const byName = new Intl.Collator("en", { numeric: true });
  return names
    .slice(0, MAX_NAMES)
    .filter((name) => !name.startsWith("."))
    .sort(byName.compare);
}

/** Whether a name is a film's: no sample, and no extra of another one. */
export function isFilmName(name: string): boolean {
  const isExtra = EXTRA_SUFFIXES.has(stemOf(name).split("-").at(-1)?.toLowerCase() ?? "");
  return hasAcceptedExtension(name) && fileLeftOut(name) === null && !isExtra;
}

/** Whether a folder has files of one film alone, in any number of versions: then `movie.nfo` is about it. */
export const isOfOneFilm = onceForNames((names) => {
  const films = new Set(
    names
      .filter(isFilmName)
      .map((name) => comparable(parseMovie([], name, new Date().getFullYear() + 1).name)),
  );
  return films.size === 1;
});

/** A question about the names of a folder, answered once for each list of names: every film of the folder asks it. */
export function onceForNames(answer: (names: readonly string[]) => boolean) {
  const known = new WeakMap<readonly string[], boolean>();
  return (names: readonly string[]): boolean => {
    const found = known.get(names) ?? answer(names);
    known.set(names, found);
    return found;
  };
}
