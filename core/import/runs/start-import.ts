import { and, eq, inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { lockImport } from "#core/import/runs/find-import.ts";
import { isToImport } from "#core/import/runs/summarize-imports.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { importFiles } from "#db/schema/import-files.ts";
import { imports } from "#db/schema/imports.ts";

/** What an admin chooses of an import before it starts. */
export interface ImportChoice {
  /** Whether files are copied into the store; otherwise they stay where they are. */
  readonly copies: boolean;
  /** Whether new titles are published as soon as they can be played; otherwise they stay drafts. */
  readonly publishes: boolean;
}

/** Imports the chosen files of a folder that was looked through. Throws not_found, and conflict where it is not ready. */
export async function startImport(
  ctx: CoreContext,
  { importId, copies, publishes }: ImportChoice & { readonly importId: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { state } = await lockImport(tx, importId);
    if (state !== "found") throw new DomainError("conflict", "imports.notReady");
    if ((await tx.$count(importFiles, and(eq(importFiles.importId, importId), isToImport))) === 0) {
      throw new DomainError("conflict", "imports.nothingChosen");
    }
    await tx
      .update(imports)
      .set({ state: "running", copies, publishes, startedAt: sql`now()` })
      .where(eq(imports.id, importId));
    await enqueue(tx, "run-import", { importId });
  });
}

/**
 * Stops an import after the file that it is at; what it imported stays. Nothing happens to one that has ended. Throws
 * not_found.
 */
export async function cancelImport(ctx: CoreContext, importId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockImport(tx, importId);
    await tx
      .update(imports)
      .set({ state: "cancelled", endedAt: sql`now()` })
      .where(and(eq(imports.id, importId), inArray(imports.state, ["looking", "found", "running"])));
  });
}
