import { inArray, sql } from "drizzle-orm";
import { insertTombstones } from "#core/deletion/insert-tombstones.ts";
import { haltWork } from "#core/deletion/halt-work.ts";
import { stillPrefixes } from "#core/deletion/image-prefixes.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { sourcesPrefix, subtitlesPrefix, vodPrefix } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { type TombstoneReason } from "#db/schema/tombstones.ts";
import { videos } from "#db/schema/videos.ts";

export interface VideoDeletion {
  readonly videoIds: readonly string[];
  /** Set if the title is deleted: its undo restores these videos too. */
  readonly titleId?: string;
  /** Set if an episode is deleted, likewise. */
  readonly playableId?: string;
  readonly reason: TombstoneReason;
  readonly graceSeconds: number;
}

/**
 * Hides videos, revokes every token for them (within 5 s, the time that delivery may cache an epoch), halts
 * their work, and inserts tombstones for all of their objects. A source imported in place is never touched.
 * Returns the tombstones, and the number of chunks that were being encoded.
 */
export async function softDeleteVideos(
  tx: Transaction,
  deletionInput: VideoDeletion,
): Promise<{ tombstoneIds: string[]; haltedChunks: number }> {
  const { videoIds, ...rest } = deletionInput;
  if (videoIds.length === 0) return { tombstoneIds: [], haltedChunks: 0 };
  const ids = [...videoIds];
  await tx
    .update(videos)
    .set({ deletedAt: sql`now()`, epoch: sql`${videos.epoch} + 1` })
    .where(inArray(videos.id, ids));
  await tx.update(versions).set({ currentVideoId: null }).where(inArray(versions.currentVideoId, ids));
  const haltedChunks = await haltWork(tx, ids);
  const tombstoneIds: string[] = [];
  for (const videoId of ids) {
    const prefixes = [...videoPrefixes(videoId), ...(await stillPrefixes(tx, videoId))];
    tombstoneIds.push(...(await insertTombstones(tx, { ...rest, videoId, prefixes })));
    await notifyVideo(tx, videoId);
  }
  return { tombstoneIds, haltedChunks };
}

/** Every prefix with objects of a video, except its stills. */
export function videoPrefixes(videoId: string): string[] {
  return [vodPrefix(videoId), sourcesPrefix(videoId), subtitlesPrefix(videoId)];
}
