import { and, asc, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { openRun } from "#core/import/import-run.ts";
import { findImport } from "#core/import/runs/find-import.ts";
import { moveImport } from "#core/import/runs/move-import.ts";
import { type FileRow } from "#core/import/runs/file-row.ts";
import { runRow } from "#core/import/runs/run-row.ts";
import { isToImport } from "#core/import/runs/summarize-imports.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { importFiles } from "#db/schema/import-files.ts";

/** After this time a run lets other imports go first, and comes back with a new job. */
const SLICE_MS = 15_000;

/**
 * Imports the chosen files of an import, one after the other, extras last. Each file's result is written as soon as it
 * is known, so a worker that is killed loses nothing: the next run goes on with the files that have no result. Fails
 * the import if its folder is missing; ends without a word if it was cancelled.
 */
export async function runImport(ctx: CoreContext, importId: string, signal: AbortSignal): Promise<void> {
  const row = await findImport(ctx.db, importId);
  if (row?.state !== "running") return;
  try {
    const folder = await resolveImportFolder(ctx.env, row.folder);
    const { copies, publishes } = row;
    const run = await openRun(ctx, { paths: [folder], copy: copies, publishes, within: [folder] });
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      signal.throwIfAborted();
      const file = await nextFile(ctx, importId);
      if (!file) return await moveImport(ctx.db, importId, { from: "running", to: "complete" });
      await runRow(run, file, folder);
      if ((await findImport(ctx.db, importId))?.state !== "running") return;
    }
    await enqueue(ctx.db, "run-import", { importId });
  } catch (error) {
    if (isOutage(error) || !(error instanceof DomainError)) throw error;
    await moveImport(ctx.db, importId, { from: "running", to: "failed", failure: error.userMessage });
  }
}

async function nextFile(ctx: CoreContext, importId: string): Promise<FileRow | null> {
  const [file] = await ctx.db
    .select()
    .from(importFiles)
    .where(and(eq(importFiles.importId, importId), isToImport))
    .orderBy(sql`${importFiles.location} ->> 'kind' = 'extra'`, asc(importFiles.position))
    .limit(1);
  return file ?? null;
}
