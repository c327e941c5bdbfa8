import { and, eq, sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { importFile } from "#core/import/import-file.ts";
import { type ImportRun } from "#core/import/import-run.ts";
import { isRow, type FileRow } from "#core/import/runs/file-row.ts";
import { planVideo } from "#core/import/runs/plan-video.ts";
import { type CatalogLocation, type ImportOutcome } from "#core/import/types.ts";
import { importFiles } from "#db/schema/import-files.ts";

/**
 * Imports the file of one row with what lies beside it, and writes its result. A file that cannot be imported is
 * refused with the reason and the import goes on; only an outage, or a fault of ours, is thrown.
 */
export async function runRow(run: ImportRun, file: FileRow, root: string): Promise<void> {
  const outcome = await importRow(run, file, root).catch((error: unknown): ImportOutcome => {
    if (isOutage(error) || !(error instanceof DomainError)) throw error;
    return { status: "refused", reason: error.userMessage };
  });
  await writeResult(run, file, outcome);
}

async function importRow(run: ImportRun, file: FileRow, root: string): Promise<ImportOutcome> {
  const found = { path: file.path, root, wasNamed: true };
  const location = (file.location as CatalogLocation | null) ?? undefined;
  const videoId = run.options.copy ? await planVideo(run.ctx, file) : undefined;
  let outcome: ImportOutcome = { status: "skipped" };
  for await (const result of importFile(run, found, {
    ...{ location, videoId },
    // The new video's id is written with the video's rows. Killed before the files beside it are taken, this row is
    // run again: the file is in the library then, and its id tells that this import brought it there.
    record: async (tx, { status, titleId = null, videoId = null }) => {
      if (status === "imported") await tx.update(importFiles).set({ titleId, videoId }).where(isRow(file));
    },
  })) {
    if (result.role === "video") outcome = result;
  }
  return outcome;
}

async function writeResult({ ctx }: ImportRun, file: FileRow, outcome: ImportOutcome): Promise<void> {
  const { status, reason = null, titleId = null, videoId = null } = outcome;
  const isOurs = sql`(${status} = 'skipped' and ${importFiles.videoId} = ${videoId}::uuid)`;
  await ctx.db
    .update(importFiles)
    .set({
      state: sql`case when ${isOurs} then 'imported' else ${status} end`,
      reason: sql`case when ${isOurs} then null else ${reason ? JSON.stringify(reason) : null}::jsonb end`,
      ...{ titleId, videoId },
    })
    .where(and(isRow(file), eq(importFiles.state, "new")));
}
