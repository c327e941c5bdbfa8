import { titleFromFileName, titleFromStem } from "#core/import/names/movie-name.ts";
import { movieVersion } from "#core/import/names/movie-version.ts";
import { comparable, withoutIds } from "#core/import/names/stem.ts";
import { type NamedTitle, type ParsedMovie } from "#core/import/names/types.ts";

/** Folders of a disc, which hold a film under names that say nothing: the folder above them names it. */
const DISC_FOLDER = /^VIDEO_TS$/i;

/** A film by its file's name; by its folder's where the file is one of a DVD, or where only the folder knows the year. */
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
