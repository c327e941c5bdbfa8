import { titleFromStem } from "#core/import/names/movie-name.ts";
import { type SeasonFolder } from "#core/import/names/season-folder.ts";
import { trimmed, withoutIds, withoutTags } from "#core/import/names/stem.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { EXTRA_FOLDERS, isCollection } from "#core/import/names/vocabulary.ts";

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
  if (!seasonFolder) return folders.findLast((folder) => !EXTRA_FOLDERS.has(folder.toLowerCase())) ?? "";
  return seasonFolder.series || (folders.at(-2) ?? "");
}

/** A hyphen right before the numbers separates words, so all the others do too. */
function nameBefore(before: string, latestYear: number): NamedTitle {
  const text = withoutTags(withoutIds(before));
  return titleFromStem(trimmed(text), latestYear, !/[^\s]-$/.test(text));
}
