import { and, eq, isNotNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { vodPrefix } from "#core/storage/object-key.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Deletes an object that a process stored for a video after the video's own objects were deleted for good: it lost its
 * lease within the last seconds, and no tombstone would find the object. Does nothing for any other video: another
 * attempt, or an undo, may need the object. `deleteTombstone` lists once more after it is complete, so that an object
 * is found either there or here.
 */
export async function dropLateObject(
  ctx: CoreContext,
  { videoId, key }: { videoId: string; key: string },
): Promise<void> {
  const isPurged = and(eq(tombstones.prefix, vodPrefix(videoId)), isNotNull(tombstones.completedAt));
  const [isThere, purged] = [
    await ctx.db.$count(videos, eq(videos.id, videoId)),
    await ctx.db.$count(tombstones, isPurged),
  ];
  if (isThere > 0 && purged === 0) return;
  await ctx.store.delete([key]);
  ctx.logger.info({ key }, "a segment of a deleted video was stored late: deleted");
}
