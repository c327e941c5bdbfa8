import { titleFromFileName, titleFromStem } from "#core/import/names/movie-name.ts";
import { movieVersion } from "#core/import/names/movie-version.ts";
import { comparable, withoutIds } from "#core/import/names/stem.ts";
import { type NamedTitle, type ParsedMovie } from "#core/import/names/types.ts";

/** Folders of a disc, whose files have generic names: the folder above them has the film's name. */
const DISC_FOLDER = /^VIDEO_TS$/i;

/**
 * A film by its file's name; by its folder's name if the file is part of a DVD, or if only the folder has the
 * year.
 */
export function parseMovie(folders: readonly string[], fileName: string, latestYear: number): ParsedMovie {
  const isOnDisc = DISC_FOLDER.test(folders.at(-1) ?? "");
  const folder = folders.at(isOnDisc ? -2 : -1) ?? "";
  const ofFolder = titleFromStem(withoutIds(folder), latestYear);
  if (isOnDisc && ofFolder.name !== "") return { kind: "movie", ...ofFolder, version: null };
  const ofFile = titleFromFileName(withoutIds(fileName), latestYear);
  return { kind: "movie", ...withYear(ofFile, ofFolder), version: movieVersion(fileName) };
}

function withYear(ofFile: NamedTitle, ofFolder: NamedTitle): NamedTitle {
  const isSame = comparable(ofFile.name) === comparable(ofFolder.name);
  return ofFile.releaseYear === null && isSame ? { ...ofFile, releaseYear: ofFolder.releaseYear } : ofFile;
}
