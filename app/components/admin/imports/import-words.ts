import { formatBytes } from "#app/components/format/bytes.ts";
import { counted, joined } from "#app/components/format/words.ts";
import { type ImportNeeds, type ImportSummary } from "#core/import/runs/types.ts";

/** The state of an import, as its page's heading says it. */
export function importHeading(summary: Pick<ImportSummary, "state" | "foundCount" | "counts">): string {
  const { state, foundCount, counts } = summary;
  const { chosen, imported, skipped, refused } = counts;
  const handled = imported + skipped + refused;
  switch (state) {
    case "looking":
      return foundCount === 0
        ? "Scanning folder…"
        : `Scanning folder… ${counted(foundCount, "video")} so far`;
    case "found":
      return foundHeading(foundCount, counts);
    case "running":
      return `Importing: ${handled} of ${handled + chosen}`;
    case "complete":
      return `${counted(imported, "video")} imported`;
    case "cancelled":
      return imported > 0 ? `Cancelled, ${counted(imported, "video")} imported` : "Import cancelled";
    case "failed":
      return "Import failed";
  }
}

function foundHeading(foundCount: number, counts: ImportSummary["counts"]): string {
  const { chosen, chosenFilms, chosenEpisodes } = counts;
  if (foundCount === 0) return "No videos found";
  if (chosen === 0) return "Nothing new to import";
  const kinds = [
    [chosenFilms, "film"],
    [chosenEpisodes, "episode"],
    [chosen - chosenFilms - chosenEpisodes, "extra"],
  ] as const;
  return `${joined(kinds.flatMap(([count, noun]) => (count > 0 ? [counted(count, noun)] : [])))} to import`;
}

/** The files of an import that are not imported, in a sentence; empty if there are none. */
export function otherFiles({ known, leftOut, skipped, refused }: ImportSummary["counts"]): string {
  const parts = [
    ...(known > 0 ? [`${known} already in the library`] : []),
    ...(leftOut + skipped > 0 ? [`${leftOut + skipped} skipped`] : []),
    ...(refused > 0 ? [`${refused} can’t be imported`] : []),
  ];
  return parts.length === 0 ? "" : `${parts.join(", ")}.`;
}

/** What an import needs, in a sentence that says that it is an estimate. */
export function needsWords({ sourceBytes, cpuHours, guessedFiles }: ImportNeeds): string {
  const guess = guessedFiles > 0 ? `, with the length of ${counted(guessedFiles, "file")} guessed` : "";
  return `${formatBytes(sourceBytes)} of video. Encoding takes about ${hours(cpuHours)} of one processor core${guess}.`;
}

const hours = (count: number): string =>
  count < 1 ? `${Math.max(1, Math.round(count * 60))} min` : `${count.toFixed(count < 10 ? 1 : 0)} hours`;
