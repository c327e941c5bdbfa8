import { and, eq } from "drizzle-orm";
import { importCost } from "#core/import/estimate/import-cost.ts";
import { isToImport } from "#core/import/runs/summarize-imports.ts";
import { type ImportNeeds } from "#core/import/runs/types.ts";
import { type Database } from "#db/client.ts";
import { importFiles } from "#db/schema/import-files.ts";

/** What importing the chosen files needs, in place and copied: the estimate of `matinee import --dry-run`. */
export async function importNeeds(db: Database, importId: string): Promise<ImportNeeds> {
  const { sizeBytes, durationSeconds, heightPixels } = importFiles;
  const files = await db
    .select({ sizeBytes, durationSeconds, heightPixels })
    .from(importFiles)
    .where(and(eq(importFiles.importId, importId), isToImport));
  const { sourceBytes, cpuHours, guessedFiles, diskBytes } = importCost(files, false);
  const copiedDiskBytes = importCost(files, true).diskBytes;
  return { sourceBytes, cpuHours, guessedFiles, inPlaceDiskBytes: diskBytes, copiedDiskBytes };
}
