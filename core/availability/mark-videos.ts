import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

/** A large library goes away at once; its viewers see it with their next page. */
const MAX_NOTIFIED = 200;
const MAX_JOBS = 1000;

/** Sources in place that are read. A file with a seekable copy in the store is not needed any more. */
export const readsImportedFile: SQL | undefined = and(
  ...[eq(videos.sourceKind, "in_place"), isNull(videos.seekableSourceKey), isNull(videos.deletedAt)],
);

/**
 * Marks the videos of a condition as unavailable, for this reason; those that are already keep their time. Nothing of
 * them is removed: what is encoded plays, and no chunk of them is claimed. Returns how many were available before.
 */
export async function markUnavailable(
  ctx: CoreContext,
  where: SQL | undefined,
  reason: VideoReason,
): Promise<number> {
  const isNews = sql`${videos.unavailableReason} is distinct from ${JSON.stringify(reason)}::jsonb`;
  return await ctx.db.transaction(async (tx) => {
    const before = await tx.$count(videos, and(where, readsImportedFile, isNull(videos.unavailableSince)));
    const changed = await tx
      .update(videos)
      .set({ unavailableSince: sql`coalesce(${videos.unavailableSince}, now())`, unavailableReason: reason })
      .where(and(where, readsImportedFile, isNews))
      .returning({ id: videos.id });
    for (const { id } of changed.slice(0, MAX_NOTIFIED)) await notifyVideo(tx, id);
    return before;
  });
}

/** The same for videos with a reason each. */
export async function markEach(
  ctx: CoreContext,
  missing: readonly { readonly id: string; readonly reason: VideoReason }[],
): Promise<number> {
  const byReason = new Map<string, { reason: VideoReason; ids: string[] }>();
  for (const { id, reason } of missing) {
    const key = JSON.stringify(reason);
    const known = byReason.get(key) ?? { reason, ids: [] };
    known.ids.push(id);
    byReason.set(key, known);
  }
  let count = 0;
  for (const { reason, ids } of byReason.values())
    count += await markUnavailable(ctx, inArray(videos.id, ids), reason);
  return count;
}

/**
 * Videos whose files are back are available again: their chunks are encoded, and those that failed because the file was
 * missing are tried again. Returns how many there were.
 */
export async function markAvailable(ctx: CoreContext, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const back = await ctx.db.transaction(async (tx) => {
    const rows = await tx
      .update(videos)
      .set({ unavailableSince: null, unavailableReason: null })
      .where(and(inArray(videos.id, [...ids]), isNotNull(videos.unavailableSince)))
      .returning({ id: videos.id, failure: videos.failure });
    const backIds = rows.map(({ id }) => id);
    if (backIds.length === 0) return rows;
    const waits = and(inArray(chunks.videoId, backIds), eq(chunks.state, "pending"));
    await enqueueEncodeJobs(tx, Math.min(MAX_JOBS, await tx.$count(chunks, waits)));
    for (const id of backIds.slice(0, MAX_NOTIFIED)) await notifyVideo(tx, id);
    return rows;
  });
  for (const { id, failure } of back) {
    if (failure?.key === "encoding.importedFileGone") await retryVideo(ctx, id);
  }
  return back.length;
}
