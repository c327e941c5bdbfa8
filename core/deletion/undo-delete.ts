import { and, eq, inArray, isNotNull, lte, or, sql, type SQL } from "drizzle-orm";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { type CoreContext } from "#core/context.ts";
import { assertParentsLive } from "#core/deletion/assert-parents-live.ts";
import { assertVersionFree } from "#core/deletion/assert-version-free.ts";
import { resumeWork } from "#core/deletion/halt-work.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Restores a deleted title, with the videos that were deleted with it. Throws not_found, and gone after its
 * grace period.
 */
export async function undoDeleteTitle(ctx: CoreContext, input: { titleId: string }): Promise<void> {
  await ctx.db.transaction((tx) => undoTitle(tx, input.titleId));
}

/**
 * Restores a deleted video, with its episode or title if that was deleted with it. Throws not_found, gone
 * after its grace period, conflict if another episode or file replaced it or its episode or title was deleted
 * later.
 */
export async function undoDeleteVideo(ctx: CoreContext, input: { videoId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [tombstone] = await tx
      .select({ titleId: tombstones.titleId, playableId: tombstones.playableId })
      .from(tombstones)
      .where(eq(tombstones.videoId, input.videoId))
      .limit(1);
    if (tombstone?.titleId) return await undoTitle(tx, tombstone.titleId);
    if (tombstone?.playableId) return await undoPlayable(tx, tombstone.playableId);
    await assertParentsLive(tx, input);
    await assertVersionFree(tx, input.videoId);
    await raise(tx, eq(tombstones.videoId, input.videoId));
  });
}

/**
 * Restores a deleted episode with its number. Throws not_found, gone after its grace period, conflict if
 * another episode has its number or its series was deleted later.
 */
export async function undoDeletePlayable(ctx: CoreContext, input: { playableId: string }): Promise<void> {
  await ctx.db.transaction((tx) => undoPlayable(tx, input.playableId));
}

async function undoPlayable(tx: Transaction, playableId: string): Promise<void> {
  await assertParentsLive(tx, { playableId });
  const [playable] = await tx
    .select({
      seasonId: playables.seasonId,
      number: playables.number,
      lastNumber: playables.lastNumber,
    })
    .from(playables)
    .where(and(eq(playables.id, playableId), isNotNull(playables.deletedAt)))
    .for("update");
  if (!playable) throw new DomainError("not_found", "deletion.nothingToUndo");
  const conflict = "deletion.episodeNumberTaken";
  if (playable.seasonId) await assertFree(tx, { ...playable, seasonId: playable.seasonId, conflict });
  await raise(tx, eq(tombstones.playableId, playableId));
  await tx.update(playables).set({ deletedAt: null }).where(eq(playables.id, playableId));
}

async function undoTitle(tx: Transaction, titleId: string): Promise<void> {
  await raise(tx, eq(tombstones.titleId, titleId));
  await tx
    .update(titles)
    .set({ deletedAt: null, updatedAt: sql`now()`, rev: sql`${titles.rev} + 1` })
    .where(eq(titles.id, titleId));
}

/**
 * Removes the tombstones, all or none, shows their videos and resumes their work. They are locked before the
 * clock is read (the one that advances within a transaction), because a deletion takes the same locks before
 * it begins.
 */
async function raise(tx: Transaction, isMeant: SQL): Promise<void> {
  await tx.select({ id: tombstones.id }).from(tombstones).where(isMeant).for("update");
  const tooLate = or(isNotNull(tombstones.completedAt), lte(tombstones.dueAt, sql`clock_timestamp()`));
  const late = await tx.select({ id: tombstones.id }).from(tombstones).where(and(isMeant, tooLate)).limit(1);
  if (late.length > 0) throw new DomainError("gone", "deletion.tooLate");
  const tombstoneRows = await tx.delete(tombstones).where(isMeant).returning({ videoId: tombstones.videoId });
  if (tombstoneRows.length === 0) throw new DomainError("not_found", "deletion.nothingToUndo");
  const ids = [...new Set(tombstoneRows.flatMap((tombstone) => tombstone.videoId ?? []))];
  if (ids.length === 0) return;
  await tx.update(videos).set({ deletedAt: null }).where(inArray(videos.id, ids));
  await restoreCurrentVideos(tx, ids);
  await resumeWork(tx, ids);
  for (const id of ids) await notifyVideo(tx, id);
}

/** Of several generations of one version, the newest plays. */
async function restoreCurrentVideos(tx: Transaction, videoIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update versions ve set current_video_id = newest.id
    from (
      select distinct on (version_id) version_id, id from videos
      where ${inArray(videos.id, [...videoIds])} order by version_id, created_at desc
    ) newest
    where ve.id = newest.version_id and ve.current_video_id is null`);
}
