import path from "node:path";
import { and, eq, sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { correctLocation, type LocationChange } from "#core/import/runs/correct-location.ts";
import { lockImport } from "#core/import/runs/find-import.ts";
import { type CatalogLocation } from "#core/import/types.ts";
import { type Transaction } from "#db/client.ts";
import { importFiles } from "#db/schema/import-files.ts";

/** Which files of an import: one by its position, or all directly in a folder (empty: the import's own). */
export type FileChoice = { readonly position: number } | { readonly folder: string };

export interface FileCorrection {
  readonly importId: string;
  readonly files: FileChoice;
  /** Whether they are imported; omitted to leave that. */
  readonly isChosen?: boolean | undefined;
  /** What they are; omitted fields stay. */
  readonly location?: LocationChange | undefined;
}

/**
 * Corrects what files of an import become, or whether they are imported at all, until it starts. Returns the number of
 * changed files. Throws not_found; conflict once it runs; bad_input for an episode without a number, and then none of
 * the files has changed.
 */
export async function correctFiles(
  ctx: CoreContext,
  correction: FileCorrection,
): Promise<{ changed: number }> {
  const { importId, files, isChosen, location } = correction;
  return await ctx.db.transaction(async (tx) => {
    const { state, folder } = await lockImport(tx, importId);
    if (state !== "found") throw new DomainError("conflict", "imports.notReady");
    const isMeant = and(
      eq(importFiles.importId, importId),
      eq(importFiles.state, "new"),
      whichFiles(folder, files),
    );
    const rows = await tx.select().from(importFiles).where(isMeant);
    if (isChosen !== undefined) await tx.update(importFiles).set({ isChosen }).where(isMeant);
    if (location) await correctRows(tx, rows, location);
    return { changed: rows.length };
  });
}

function whichFiles(root: string, files: FileChoice): SQL | undefined {
  if ("position" in files) return eq(importFiles.position, files.position);
  const joined = path.join(root, files.folder);
  const folder = joined.endsWith("/") ? joined : `${joined}/`;
  const nameInIt = sql`substr(${importFiles.path}, char_length(${folder}::text) + 1)`;
  return sql`(starts_with(${importFiles.path}, ${folder}) and strpos(${nameInIt}, '/') = 0)`;
}

async function correctRows(
  tx: Transaction,
  rows: readonly (typeof importFiles.$inferSelect)[],
  change: LocationChange,
): Promise<void> {
  for (const { importId, position, path: file, location: known } of rows) {
    const location = correctLocation(file, known as CatalogLocation | null, change);
    if (location === null) {
      throw new DomainError("bad_input", "imports.episodeNeedsNumber", { file: path.basename(file) });
    }
    await tx
      .update(importFiles)
      .set({ location, isCorrected: true })
      .where(and(eq(importFiles.importId, importId), eq(importFiles.position, position)));
  }
}
