import { readEpisodeExtra } from "#core/import/names/episode-extra.ts";
import { readExtra } from "#core/import/names/extras.ts";
import { fileLeftOut, folderLeftOut } from "#core/import/names/left-out.ts";
import { parseEpisode, type EpisodeOptions } from "#core/import/names/parse-episode.ts";
import { parseMovie } from "#core/import/names/parse-movie.ts";
import { stemOf } from "#core/import/names/stem.ts";
import { type ParsedPath } from "#core/import/names/types.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** No file system accepts longer names; limits the cost of parsing one. */
const MOST_LETTERS = 255;

export interface ParseOptions extends EpisodeOptions {
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
  const stem = stemOf(fileName);
  const found = parseEpisode(folders, stem, options);
  if (found) return readEpisodeExtra(folders, stem, { options, found }) ?? found.episode;
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
