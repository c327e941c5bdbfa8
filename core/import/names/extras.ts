import { titleFromStem } from "#core/import/names/movie-name.ts";
import { readSeasonFolder } from "#core/import/names/season-folder.ts";
import { comparable, stemOf, trimmed, withoutIds } from "#core/import/names/stem.ts";
import { type ParsedExtra } from "#core/import/names/types.ts";
import { EXTRA_FOLDERS, EXTRA_SUFFIXES, isCollection } from "#core/import/names/vocabulary.ts";

const SUFFIX = new RegExp(`^(?:(.*?)[\\s._]*-)?(${[...EXTRA_SUFFIXES.keys()].join("|")})\\d{0,2}$`, "iu");

/**
 * An extra of a title: a file in a folder like *Featurettes*, or with a name ending like `-trailer`. Null if
 * it is no extra, or its title is unknown.
 */
export function readExtra(
  folders: readonly string[],
  fileName: string,
  latestYear: number,
): ParsedExtra | null {
  const stem = stemOf(fileName).normalize("NFC");
  return inExtraFolder(folders, stem, latestYear) ?? withSuffix(folders.at(-1) ?? "", stem, latestYear);
}

function inExtraFolder(folders: readonly string[], stem: string, latestYear: number): ParsedExtra | null {
  const at = folders.findLastIndex((folder) => EXTRA_FOLDERS.has(folder.toLowerCase()));
  const extraKind = EXTRA_FOLDERS.get(folders[at]?.toLowerCase() ?? "");
  const owner = folders.slice(0, Math.max(at, 0)).findLast((folder) => readSeasonFolder(folder) === null);
  if (!extraKind || !owner || isCollection(owner)) return null;
  // A separate film, in a folder of short films.
  if (/\(\d{4}\)/.test(stem)) return null;
  const { name } = titleFromStem(stem, latestYear);
  return {
    kind: "extra",
    owner: titleFromStem(withoutIds(owner), latestYear),
    extraKind,
    name: name || stem,
  };
}

/** `Film (1999)-trailer`, or `Making of-featurette` in the folder of the film. Words with hyphens are no suffix. */
function withSuffix(folder: string, stem: string, latestYear: number): ParsedExtra | null {
  const match = SUFFIX.exec(stem);
  const extraKind = EXTRA_SUFFIXES.get(match?.[2]?.toLowerCase() ?? "");
  if (!match || !extraKind) return null;
  const ofFolder = titleFromStem(withoutIds(folder), latestYear);
  const ofFile = titleFromStem(trimmed(match[1] ?? ""), latestYear);
  const isSame = comparable(ofFolder.name) === comparable(ofFile.name);
  const owner = ofFolder.releaseYear !== null || isSame || ofFile.name === "" ? ofFolder : ofFile;
  const isNamed = owner.releaseYear !== null || (isSame && owner.name !== "");
  if (!isNamed) return null;
  const name = ofFile.name === "" || comparable(ofFile.name) === comparable(owner.name) ? "" : ofFile.name;
  return { kind: "extra", owner, extraKind, name: name || labelOf(extraKind) };
}

const labelOf = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);
