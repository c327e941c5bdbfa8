import { readAlone, readTagged } from "#core/import/names/episode-alone.ts";
import { readDate } from "#core/import/names/episode-date.ts";
import { episodeName } from "#core/import/names/episode-name.ts";
import { readNumbers, type EpisodeNumbers } from "#core/import/names/episode-numbers.ts";
import { readExtra } from "#core/import/names/extras.ts";
import { fileLeftOut, folderLeftOut } from "#core/import/names/left-out.ts";
import { parseMovie } from "#core/import/names/parse-movie.ts";
import { readSeasonFolder, type SeasonFolder } from "#core/import/names/season-folder.ts";
import { nameSeries } from "#core/import/names/series-name.ts";
import { stemOf, withoutIds } from "#core/import/names/stem.ts";
import { type ParsedEpisode, type ParsedPath } from "#core/import/names/types.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** No file system accepts longer names; limits the cost of parsing one. */
const MOST_LETTERS = 255;

export interface ParseOptions {
  /** The last year that counts as a release year: next year. */
  readonly latestYear: number;
  /** The kind that the user gave; it overrides the name. */
  readonly as?: "movie" | "series" | undefined;
  /** The number of leading folders that the user gave: they count as names, and are never left out. */
  readonly namedSteps?: number;
}

/**
 * What a file is by its path: a film, one or more episodes, an extra of a title, or not for the catalog.
 * Nearer names count more: the file's, then its folder's, then the one above. Pure; reads no file.
 */
export function parsePath(filePath: string, options: ParseOptions): ParsedPath {
  const steps = filePath
    .normalize("NFC")
    .split("/")
    .filter((step) => step !== "")
    .map((step) => step.slice(0, MOST_LETTERS));
  const fileName = steps.at(-1) ?? "";
  const folders = steps.slice(0, -1);
  const reason = leftOut(steps, options.namedSteps ?? 0);
  if (reason) return { kind: "left_out", reason };
  const movie = () => parseMovie(folders, fileName, options.latestYear);
  if (options.as === "movie") return movie();
  const episode = parseEpisode(folders, fileName, options);
  if (episode) return episode;
  const extra = readExtra(folders, fileName, options.latestYear);
  if (extra) return extra;
  return options.as === "series" ? { kind: "unclear" } : movie();
}

function leftOut(steps: readonly string[], namedSteps: number): StoredMessage | null {
  for (const [index, step] of steps.entries()) {
    if (index < namedSteps) continue;
    const reason = index === steps.length - 1 ? fileLeftOut(step) : folderLeftOut(step);
    if (reason) return reason;
  }
  return null;
}

function parseEpisode(
  folders: readonly string[],
  fileName: string,
  { latestYear, as }: ParseOptions,
): ParsedEpisode | null {
  const stem = withoutIds(stemOf(fileName));
  const seasonFolder = readSeasonFolder(folders.at(-1) ?? "");
  const found = findNumbers(stem, folders, { seasonFolder, isSeries: as === "series" });
  if (!found) return null;
  const series = nameSeries({ folders, seasonFolder, before: found.before }, latestYear);
  if (!series) return null;
  return {
    kind: "episode",
    series: series.name,
    seriesYear: series.releaseYear,
    season: found.season ?? seasonFolder?.season ?? 1,
    episodes: found.episodes,
    date: found.date,
    name: episodeName(found.after, series.name),
  };
}

function findNumbers(
  stem: string,
  folders: readonly string[],
  { seasonFolder, isSeries }: { seasonFolder: SeasonFolder | null; isSeries: boolean },
): EpisodeNumbers | null {
  const numbers = readNumbers(stem) ?? readDate(stem, isSeries || seasonFolder !== null) ?? readTagged(stem);
  if (numbers || (!seasonFolder && !isSeries)) return numbers;
  const series = seasonFolder ? seasonFolder.series || folders.at(-2) : folders.at(-1);
  const alone = readAlone(stem, { season: seasonFolder?.season ?? null, series: series ?? "" });
  return alone && { ...alone, before: "" };
}
