import { type Deletion } from "#core/deletion/types.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { and, inArray, isNull, or, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { plus, type Removed } from "#core/deletion/empty-prefix.ts";
import { tombstones } from "#db/schema/tombstones.ts";

/** A transcoder renews its lease every 5 s and stops when it cannot; storing its last segment takes moments. */
const STOPPING_SECONDS = 7;
const MAX_ROUNDS = 10;

/**
 * Deletes a video at once and returns when its objects are deleted, with their number. If it was being
 * encoded, waits until the transcoders have stopped. Throws not_found.
 */
export async function deleteVideoNow(ctx: CoreContext, input: { videoId: string }): Promise<Removed> {
  const deletion = await deleteVideo(ctx, { ...input, now: true });
  if (deletion.haltedChunks > 0) await sleep(STOPPING_SECONDS * 1000);
  let removed: Removed = { objects: 0, bytes: 0 };
  let open = [...deletion.tombstoneIds];
  for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round += 1) {
    for (const id of open) removed = plus(removed, await deleteTombstone(ctx, id));
    open = await stillOpen(ctx, input.videoId, deletion);
  }
  return removed;
}

/** Images that were added meanwhile have separate tombstones. */
async function stillOpen(ctx: CoreContext, videoId: string, deletion: Deletion): Promise<string[]> {
  const known =
    deletion.tombstoneIds.length > 0 ? inArray(tombstones.id, [...deletion.tombstoneIds]) : undefined;
  const ofTitle = deletion.entireTitle ? eq(tombstones.titleId, deletion.titleId) : undefined;
  const rows = await ctx.db
    .select({ id: tombstones.id })
    .from(tombstones)
    .where(and(or(known, ofTitle, eq(tombstones.videoId, videoId)), isNull(tombstones.completedAt)));
  return rows.map((row) => row.id);
}
