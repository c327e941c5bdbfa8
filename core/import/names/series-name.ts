import { titleFromStem } from "#core/import/names/movie-name.ts";
import { type SeasonFolder } from "#core/import/names/season-folder.ts";
import { trimmed, withoutIds, withoutTags } from "#core/import/names/stem.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { EXTRA_FOLDERS, isCollection } from "#core/import/names/vocabulary.ts";

interface SeriesNames {
  readonly folders: readonly string[];
  /** The last folder as a season; null where it is none. */
  readonly seasonFolder: SeasonFolder | null;
  /** What stands before the numbers in the file's name. */
  readonly before: string;
}

/**
 * The series that a file belongs to. A season's folder lies in its series' folder, which counts most, unless it merely
 * collects (*downloads*); else what stands before the numbers counts, else the folder. Null where nothing names it.
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

/** A hyphen right before the numbers parts words; so all the others do. */
function nameBefore(before: string, latestYear: number): NamedTitle {
  const text = withoutTags(withoutIds(before));
  return titleFromStem(trimmed(text), latestYear, !/[^\s]-$/.test(text));
}
