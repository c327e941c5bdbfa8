import { formatAgo, type LocalClock } from "#app/components/format/dates.ts";
import { counted } from "#app/components/format/words.ts";
import { sentence } from "#app/messages/sentence.ts";
import { type WatchedFolder } from "#core/import/watched/schemas.ts";

/** When a watched folder was scanned, and what the last scan came to. */
export function watchedWords(folder: WatchedFolder, clock: LocalClock): string {
  const { lookedAt, problem, importedCount, refusedCount, growingCount } = folder;
  if (lookedAt === null) return "Not scanned yet";
  const parts = [
    `${counted(importedCount, "video")} imported`,
    ...(growingCount > 0 ? [`${growingCount} waiting until copied completely`] : []),
    ...(refusedCount > 0 ? [`${refusedCount} can’t be imported`] : []),
  ];
  return `Scanned ${formatAgo(lookedAt, clock)}: ${problem ? sentence(problem) : parts.join(", ")}`;
}
