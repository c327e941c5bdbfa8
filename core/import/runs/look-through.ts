import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { findImport, type ImportRow } from "#core/import/runs/find-import.ts";
import { FoundRows, type NewRow } from "#core/import/runs/found-rows.ts";
import { moveImport } from "#core/import/runs/move-import.ts";
import { messageOf } from "#core/messages/message.ts";
import { importFiles } from "#db/schema/import-files.ts";
import { imports } from "#db/schema/imports.ts";

/** A library of this size is imported by the command line, or folder by folder. */
const MAX_FOUND = 20_000;
/** The page shows how many were found so far, also where a slow disk tells of one file per second. */
const WRITE_EVERY_MS = 1000;

/**
 * Finds the films in an import's folder, and what each would become, for the table on its page. Begins anew after a
 * worker that was killed; ends without a word if it was cancelled.
 */
export async function lookThroughImport(
  ctx: CoreContext,
  importId: string,
  signal: AbortSignal,
): Promise<void> {
  const row = await findImport(ctx.db, importId);
  if (row?.state !== "looking") return;
  try {
    const folder = await resolveImportFolder(ctx.env, row.folder);
    await ctx.db.delete(importFiles).where(eq(importFiles.importId, importId));
    if (await look(ctx, { ...row, folder }, signal)) {
      await moveImport(ctx.db, importId, { from: "looking", to: "found" });
    }
  } catch (error) {
    if (isOutage(error) || !(error instanceof DomainError)) throw error;
    await moveImport(ctx.db, importId, { from: "looking", to: "failed", failure: error.userMessage });
  }
}

/** False if it was cancelled. */
async function look(ctx: CoreContext, { id, folder }: ImportRow, signal: AbortSignal): Promise<boolean> {
  const rows = new FoundRows();
  let writtenAt = performance.now();
  for await (const result of importPaths(ctx, { paths: [folder], dryRun: true, within: [folder] })) {
    signal.throwIfAborted();
    rows.add(result);
    if (rows.count > MAX_FOUND) {
      throw DomainError.of("too_large", messageOf("imports.tooManyFiles", { count: MAX_FOUND }));
    }
    if (!rows.isBatch && performance.now() - writtenAt < WRITE_EVERY_MS) continue;
    if (!(await write(ctx, id, rows.take(false)))) return false;
    writtenAt = performance.now();
  }
  return await write(ctx, id, rows.take(true));
}

/** Writes rows while it looks; false once it was cancelled. */
async function write(ctx: CoreContext, importId: string, batch: readonly NewRow[]): Promise<boolean> {
  return await ctx.db.transaction(async (tx) => {
    const foundCount = sql`greatest(${imports.foundCount}, ${(batch.at(-1)?.position ?? -1) + 1})`;
    const moved = await tx
      .update(imports)
      .set({ foundCount })
      .where(and(eq(imports.id, importId), eq(imports.state, "looking")))
      .returning({ id: imports.id });
    if (moved.length === 0) return false;
    if (batch.length > 0) await tx.insert(importFiles).values(batch.map((row) => ({ ...row, importId })));
    return true;
  });
}
