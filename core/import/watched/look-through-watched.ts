import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { forgetSettled, isSettledFile } from "#core/import/watched/settled-files.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { isId } from "#core/uuid.ts";
import { watchedFolders } from "#db/schema/watched-folders.ts";

/** A new file is imported once it has not changed for this time. */
const SETTLE_SECONDS = 60;
/** After this time a look lets other imports go first, and comes back with a new job. */
const SLICE_MS = 30_000;

type WatchedRow = typeof watchedFolders.$inferSelect;

/**
 * Imports what is new in a watched folder and has stopped changing, and records what the look came to. A folder that is
 * missing is recorded as a problem; nothing is ever removed.
 */
export async function lookThroughWatched(
  ctx: CoreContext,
  watchedFolderId: string,
  { signal, settleSeconds = SETTLE_SECONDS }: { signal: AbortSignal; settleSeconds?: number },
): Promise<void> {
  const rows = isId(watchedFolderId)
    ? await ctx.db.select().from(watchedFolders).where(eq(watchedFolders.id, watchedFolderId))
    : [];
  const [row] = rows;
  if (!row) return;
  try {
    const folder = await resolveImportFolder(ctx.env, row.path);
    await look(ctx, { ...row, path: folder }, { signal, settleSeconds });
  } catch (error) {
    if (isOutage(error) || !(error instanceof DomainError)) throw error;
    await record(ctx, row.id, { problem: error.userMessage });
  }
}

async function look(
  ctx: CoreContext,
  { id, path, copies, publishes }: WatchedRow,
  { signal, settleSeconds }: { signal: AbortSignal; settleSeconds: number },
): Promise<void> {
  const [now] = await ctx.sql<{ at: Date }[]>`select now() as at`;
  const counts = { importedCount: 0, refusedCount: 0, growingCount: 0 };
  const until = performance.now() + SLICE_MS;
  const settling = { watchedFolderId: id, settleSeconds };
  const options = { paths: [path], copy: copies, publishes, within: [path] };
  for await (const result of importPaths(ctx, {
    ...options,
    isSettled: (file) => isSettledFile(ctx.db, file, settling),
  })) {
    signal.throwIfAborted();
    if (result.role !== "video") continue;
    if (result.status === "imported") counts.importedCount += 1;
    if (result.status === "refused") counts.refusedCount += 1;
    if (result.reason?.key === "imports.stillGrowing") counts.growingCount += 1;
    if (performance.now() > until) {
      await enqueue(ctx.db, "look-through-watched", { watchedFolderId: id });
      return;
    }
  }
  if (now) await forgetSettled(ctx.db, id, now.at);
  await record(ctx, id, { ...counts, problem: null });
}

async function record(
  ctx: CoreContext,
  id: string,
  came: Partial<Pick<WatchedRow, "importedCount" | "refusedCount" | "growingCount" | "problem">>,
): Promise<void> {
  await ctx.db
    .update(watchedFolders)
    .set({ ...came, lookedAt: sql`now()` })
    .where(eq(watchedFolders.id, id));
}
