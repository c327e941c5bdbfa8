import {
  extraLabel,
  hyphenSuffix,
  isHyphenated,
  wordSuffix,
  type ExtraSuffix,
} from "#core/import/names/extra-suffix.ts";
import { titleFromStem } from "#core/import/names/movie-name.ts";
import { readSeasonFolder } from "#core/import/names/season-folder.ts";
import { titleFolder } from "#core/import/names/series-name.ts";
import { comparable, stemOf, trimmed, withoutIds } from "#core/import/names/stem.ts";
import { type NamedTitle, type ParsedExtra } from "#core/import/names/types.ts";
import { extraFolderKind, isCollection } from "#core/import/names/vocabulary.ts";

/**
 * An extra of a title: a file in a folder like *Featurettes*, or with a name ending like `-trailer`. Null if
 * it is no extra, or its title is unknown. Names with an episode's number are `readEpisodeExtra`'s.
 */
export function readExtra(
  folders: readonly string[],
  fileName: string,
  latestYear: number,
): ParsedExtra | null {
  const stem = stemOf(fileName).normalize("NFC");
  return (
    inExtraFolder(folders, stem, latestYear) ??
    withSuffix(folders, hyphenSuffix(stem), latestYear) ??
    withWord(stem, latestYear)
  );
}

/** An extra by its folder. The folders of seasons may be above that folder, and not below it. */
export function inExtraFolder(
  folders: readonly string[],
  stem: string,
  latestYear: number,
): ParsedExtra | null {
  const at = folders.findLastIndex((folder) => extraFolderKind(folder) !== null);
  const extraKind = extraFolderKind(folders[at] ?? "");
  const owner = titleFolder(folders.slice(0, Math.max(at, 0)));
  if (!extraKind || owner === "" || isCollection(owner)) return null;
  if (folders.slice(at + 1).some((folder) => readSeasonFolder(folder) !== null)) return null;
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

/**
 * `Film (1999)-trailer`, `Making of-featurette` in the folder of the film, or `trailer` in that of a series. Words with
 * hyphens are no suffix.
 */
function withSuffix(
  folders: readonly string[],
  suffix: ExtraSuffix | null,
  latestYear: number,
): ParsedExtra | null {
  if (!suffix) return null;
  const folder = titleFolder(folders);
  const ofFolder = isCollection(folder) ? NO_TITLE : titleFromStem(withoutIds(folder), latestYear);
  const ofFile = titleFromStem(trimmed(suffix.rest), latestYear);
  const owner = ownerOf(suffix, {
    ofFolder,
    ofFile,
    isInSeason: readSeasonFolder(folders.at(-1) ?? "") !== null,
  });
  if (!owner) return null;
  const name = ofFile.name === "" || comparable(ofFile.name) === comparable(owner.name) ? "" : ofFile.name;
  return { kind: "extra", owner, extraKind: suffix.extraKind, name: name || extraLabel(suffix.extraKind) };
}

const NO_TITLE: NamedTitle = { name: "", releaseYear: null };

/** The title that counts, of the folder and of the file's own name; null if neither is sure. */
function ownerOf(
  { rest, isSure }: ExtraSuffix,
  { ofFolder, ofFile, isInSeason }: { ofFolder: NamedTitle; ofFile: NamedTitle; isInSeason: boolean },
): NamedTitle | null {
  if (ofFolder.releaseYear !== null) return ofFolder;
  if (ofFolder.name !== "" && comparable(ofFolder.name) === comparable(ofFile.name)) return ofFolder;
  if (ofFolder.name !== "" && isSure && (ofFile.name === "" || isInSeason)) return ofFolder;
  if (ofFile.releaseYear !== null) return ofFile;
  return isSure && ofFile.name !== "" && !isHyphenated(rest) ? ofFile : null;
}

/** `Film (1999) trailer`: the word counts after a year. */
function withWord(stem: string, latestYear: number): ParsedExtra | null {
  const suffix = wordSuffix(stem);
  if (!suffix || !/\d{4}[)\]]?$/.test(suffix.rest)) return null;
  const owner = titleFromStem(withoutIds(suffix.rest), latestYear);
  if (owner.name === "" || owner.releaseYear === null) return null;
  return { kind: "extra", owner, extraKind: suffix.extraKind, name: extraLabel(suffix.extraKind) };
}
