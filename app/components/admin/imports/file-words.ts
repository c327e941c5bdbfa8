import { formatBytes } from "#app/components/format/bytes.ts";
import { counted } from "#app/components/format/words.ts";
import { type ImportFile, type ImportSummary } from "#core/import/runs/types.ts";

const STATES = {
  new: "To import",
  known: "In library",
  left_out: "Skipped",
  imported: "Imported",
  skipped: "Skipped",
  refused: "Not imported",
} as const satisfies Record<ImportFile["state"], string>;

/** A file's state in words; while the import runs, chosen files are queued. */
export function fileStateWords(
  { state, isChosen, isCorrected }: Pick<ImportFile, "state" | "isChosen" | "isCorrected">,
  importState: ImportSummary["state"],
): string {
  if (state !== "new") return STATES[state];
  if (!isChosen) return "Skipped";
  if (importState === "running") return "Queued";
  if (importState !== "found" && importState !== "looking") return "Not imported";
  return isCorrected ? "To import, corrected" : STATES.new;
}

/** A file's size and what lies beside it: "2.1 GB, 2 subtitle files, NFO". */
export function fileFacts(file: ImportFile): string {
  const { sizeBytes, subtitleCount, hasFacts, artworkCount } = file;
  return [
    ...(sizeBytes > 0 ? [formatBytes(sizeBytes)] : []),
    ...(subtitleCount > 0 ? [counted(subtitleCount, "subtitle file")] : []),
    ...(hasFacts ? ["NFO"] : []),
    ...(artworkCount > 0 ? [counted(artworkCount, "image")] : []),
  ].join(", ");
}

/** The number of an episode, with the last one of a file that holds several: "4", "1–2". */
export function numbersWords(location: ImportFile["location"]): string {
  if (location?.episode == null) return "";
  const { episode, lastEpisode } = location;
  return lastEpisode === null ? String(episode) : `${episode}–${lastEpisode}`;
}

/** What a file becomes. */
export const KIND_NAMES = { movie: "Film", episode: "Episode", extra: "Extra" } as const;
