import { episodeNameOf } from "#core/import/find-or-make-episode.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { type NamedTitle, type ParsedEpisode } from "#core/import/names/types.ts";
import { type UploadRow } from "#core/uploads/find-upload.ts";

/** Where an upload goes as an episode. */
export interface EpisodeTarget {
  /** The series that its user chose; otherwise the one that its file's name tells, which may be a new one. */
  readonly series: { readonly titleId: string } | NamedTitle;
  readonly seasonNumber: number;
  readonly number: number;
  /** What its file's name tells of this number; null where it tells another one, or none. */
  readonly details: TargetDetails | null;
}

interface TargetDetails {
  readonly name: string;
  /** The last number where one file holds several episodes. */
  readonly lastNumber: number | null;
  /** ISO 8601, of an episode that has a date for a number. */
  readonly airDate: string | null;
}

type NamedUpload = Pick<UploadRow, "fileName" | "seriesId" | "seasonNumber" | "episodeNumber">;

/** The target of an upload: the chosen one, otherwise the one that its name tells; null for a film. */
export function episodeTargetOf(upload: NamedUpload): EpisodeTarget | null {
  const parsed = parsedEpisodeOf(upload.fileName);
  const { seriesId, seasonNumber, episodeNumber } = upload;
  if (seriesId === null || seasonNumber === null || episodeNumber === null)
    return parsed && toldTarget(parsed);
  const told = parsed && toldTarget(parsed);
  const details = told?.number === episodeNumber ? told.details : null;
  return { series: { titleId: seriesId }, seasonNumber, number: episodeNumber, details };
}

/** The episode that a file's name tells; null for a film's. */
export function parsedEpisodeOf(fileName: string): ParsedEpisode | null {
  const parsed = parsePath(fileName, { latestYear: new Date().getFullYear() + 1, namedSteps: 1 });
  return parsed.kind === "episode" ? parsed : null;
}

function toldTarget(parsed: ParsedEpisode): EpisodeTarget {
  const { series, seriesYear, season, episodes, date } = parsed;
  const [first = 1] = episodes;
  const last = episodes.at(-1) ?? first;
  return {
    series: { name: series, releaseYear: seriesYear },
    seasonNumber: season,
    number: first,
    details: { name: episodeNameOf(parsed), lastNumber: last > first ? last : null, airDate: date },
  };
}
