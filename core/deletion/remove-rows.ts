import { and, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { videoPrefixes } from "#core/deletion/soft-delete-videos.ts";
import { emptyPrefix } from "#core/deletion/empty-prefix.ts";
import { insertTombstones } from "#core/deletion/insert-tombstones.ts";
import { artworkPrefixes, detachShownStills, stillPrefixes } from "#core/deletion/image-prefixes.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { uploads } from "#db/schema/uploads.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Removes the rows of a deleted video, and of its episode or its title if that is deleted, once their objects
 * are deleted. An image that was added meanwhile gets a separate tombstone, and the rows wait for it.
 */
export async function removeRows(
  ctx: CoreContext,
  of: { videoId: string | null; playableId: string | null; titleId: string | null },
): Promise<void> {
  const { videoId, playableId, titleId } = of;
  if (videoId !== null && (await ctx.db.transaction((tx) => removeVideo(tx, videoId, titleId)))) {
    // A process that still wrote when the rows were deleted has no row to refer to: its objects are deleted
    // now.
    for (const prefix of videoPrefixes(videoId)) await emptyPrefix(ctx, prefix);
  }
  if (playableId !== null) await ctx.db.transaction((tx) => removePlayable(tx, playableId));
  if (titleId !== null) await ctx.db.transaction((tx) => removeTitle(tx, titleId));
}

async function removeVideo(tx: Transaction, videoId: string, titleId: string | null): Promise<boolean> {
  if (await isOpen(tx, eq(tombstones.videoId, videoId))) return false;
  const late = await withoutTombstone(tx, await stillPrefixes(tx, videoId));
  if (late.length > 0) {
    const reason = "image_too_late";
    await insertTombstones(tx, {
      prefixes: late,
      videoId,
      ...(titleId ? { titleId } : {}),
      reason,
      graceSeconds: 0,
    });
    return false;
  }
  await detachShownStills(tx, videoId);
  await tx.delete(uploads).where(eq(uploads.videoId, videoId));
  const [gone] = await tx
    .delete(videos)
    .where(and(eq(videos.id, videoId), isNotNull(videos.deletedAt)))
    .returning({ versionId: videos.versionId });
  if (gone) await removeEmptyParents(tx, gone.versionId);
  return gone !== undefined;
}

/** A version without a video, an episode without a version and a season without an episode are deleted too. */
async function removeEmptyParents(tx: Transaction, versionId: string): Promise<void> {
  const ofVersion = tx
    .select({ one: sql`1` })
    .from(videos)
    .where(eq(videos.versionId, versionId));
  const [version] = await tx
    .delete(versions)
    .where(and(eq(versions.id, versionId), notExists(ofVersion)))
    .returning({ playableId: versions.playableId });
  if (!version) return;
  const ofPlayable = tx
    .select({ one: sql`1` })
    .from(versions)
    .where(eq(versions.playableId, version.playableId));
  const [playable] = await tx
    .delete(playables)
    .where(and(eq(playables.id, version.playableId), notExists(ofPlayable)))
    .returning({ seasonId: playables.seasonId });
  await removeEmptySeason(tx, playable?.seasonId);
}

async function removeEmptySeason(tx: Transaction, seasonId: string | null | undefined): Promise<void> {
  if (!seasonId) return;
  const ofSeason = tx
    .select({ one: sql`1` })
    .from(playables)
    .where(eq(playables.seasonId, seasonId));
  await tx.delete(seasons).where(and(eq(seasons.id, seasonId), notExists(ofSeason)));
}

async function removePlayable(tx: Transaction, playableId: string): Promise<void> {
  if (await isOpen(tx, eq(tombstones.playableId, playableId))) return;
  const [gone] = await tx
    .delete(playables)
    .where(and(eq(playables.id, playableId), isNotNull(playables.deletedAt)))
    .returning({ seasonId: playables.seasonId });
  await removeEmptySeason(tx, gone?.seasonId);
}

async function removeTitle(tx: Transaction, titleId: string): Promise<void> {
  if (await isOpen(tx, eq(tombstones.titleId, titleId))) return;
  const late = await withoutTombstone(tx, await artworkPrefixes(tx, titleId));
  if (late.length > 0) {
    const reason = "image_too_late";
    await insertTombstones(tx, { prefixes: late, titleId, reason, graceSeconds: 0 });
    return;
  }
  await tx.delete(titles).where(and(eq(titles.id, titleId), isNotNull(titles.deletedAt)));
}

async function isOpen(tx: Transaction, isMeant: ReturnType<typeof eq>): Promise<boolean> {
  const open = await tx
    .select({ id: tombstones.id })
    .from(tombstones)
    .where(and(isMeant, isNull(tombstones.completedAt)))
    .limit(1);
  return open.length > 0;
}

async function withoutTombstone(tx: Transaction, prefixes: readonly string[]): Promise<string[]> {
  const late: string[] = [];
  for (const prefix of prefixes) {
    const [tombstone] = await tx
      .select({ id: tombstones.id })
      .from(tombstones)
      .where(eq(tombstones.prefix, prefix))
      .limit(1);
    if (!tombstone) late.push(prefix);
  }
  return late;
}
