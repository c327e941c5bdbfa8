import { titleFromStem } from "#core/import/names/movie-name.ts";
import { readSeasonFolder, type SeasonFolder } from "#core/import/names/season-folder.ts";
import { trimmed, withoutIds, withoutTags } from "#core/import/names/stem.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { extraFolderKind, isCollection } from "#core/import/names/vocabulary.ts";

interface SeriesNames {
  readonly folders: readonly string[];
  /** The last folder as a season; null if it is none. */
  readonly seasonFolder: SeasonFolder | null;
  /** The text before the numbers in the file's name. */
  readonly before: string;
}

/**
 * The series of a file. The parent of a season's folder counts most, unless it is a collecting folder
 * (*downloads*); otherwise the text before the numbers, otherwise the folder. Null if there is no name.
 */
export function nameSeries(names: SeriesNames, latestYear: number): NamedTitle | null {
  const folder = seriesFolder(names);
  const fromFile = nameBefore(names.before, latestYear);
  const fromFolder = folder ? titleFromStem(withoutTags(folder) || folder, latestYear) : null;
  const folderCounts = names.seasonFolder !== null && !isCollection(folder);
  const found = [folderCounts ? fromFolder : null, fromFile, fromFolder].find((title) => title?.name);
  return found ?? null;
}

function seriesFolder({ folders, seasonFolder }: SeriesNames): string {
  return seasonFolder ? seasonFolder.series || (folders.at(-2) ?? "") : titleFolder(folders);
}

/** The name of the folder of a title, of the folders of a file of it: without extras and seasons. Empty if there is none. */
export function titleFolder(folders: readonly string[]): string {
  for (const folder of [...folders].reverse()) {
    const season = readSeasonFolder(folder);
    if (season?.series) return season.series;
    if (season === null && extraFolderKind(folder) === null) return folder;
  }
  return "";
}

/** A hyphen right before the numbers separates words, so all the others do too. */
function nameBefore(before: string, latestYear: number): NamedTitle {
  const text = withoutTags(withoutIds(before));
  return titleFromStem(trimmed(text), latestYear, !/[^\s]-$/.test(text));
}
