import { readAlone, readTagged } from "#core/import/names/episode-alone.ts";
import { readDate } from "#core/import/names/episode-date.ts";
import { episodeName } from "#core/import/names/episode-name.ts";
import { readNumbers, type EpisodeNumbers } from "#core/import/names/episode-numbers.ts";
import { readSeasonFolder, type SeasonFolder } from "#core/import/names/season-folder.ts";
import { nameSeries } from "#core/import/names/series-name.ts";
import { withoutIds } from "#core/import/names/stem.ts";
import { type ParsedEpisode } from "#core/import/names/types.ts";

export interface EpisodeOptions {
  /** The last year that counts as a release year: next year. */
  readonly latestYear: number;
  /** The kind that the user gave. */
  readonly as?: "movie" | "series" | undefined;
}

/** An episode, with the text around its numbers. */
export interface FoundEpisode {
  readonly episode: ParsedEpisode;
  readonly before: string;
  readonly after: string;
}

/** The episode of a name without its ending, in its folders; null if it is none. */
export function parseEpisode(
  folders: readonly string[],
  fileStem: string,
  { latestYear, as }: EpisodeOptions,
): FoundEpisode | null {
  const stem = withoutIds(fileStem);
  const seasonFolder = readSeasonFolder(folders.at(-1) ?? "");
  const found = findNumbers(stem, folders, { seasonFolder, isSeries: as === "series" });
  if (!found) return null;
  const { before, after, episodes, date } = found;
  const series = nameSeries({ folders, seasonFolder, before }, latestYear);
  if (!series) return null;
  const episode: ParsedEpisode = {
    kind: "episode",
    series: series.name,
    seriesYear: series.releaseYear,
    season: found.season ?? seasonFolder?.season ?? 1,
    ...{ episodes, date, name: episodeName(after, series.name) },
  };
  return { episode, before, after };
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
