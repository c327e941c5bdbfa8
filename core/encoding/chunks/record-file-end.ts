import { and, eq, ne, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { isOwnedBy } from "#core/encoding/chunks/owned-chunk.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Records that the file ends before its plan does, as the attempt of `claim` found: `endsAtSegment` is the
 * first segment that will never be. The earliest one found counts. Playlists get shorter by it, and later
 * segments answer 410. False, with nothing changed, if the claim was lost: its attempt may have read a file
 * that is complete by now.
 */
export async function recordFileEnd(
  ctx: CoreContext,
  claim: Pick<ChunkClaim, "chunkId" | "attemptToken" | "videoId">,
  endsAtSegment: number,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    // The video is locked before its chunk, as everywhere.
    await tx.select({ id: videos.id }).from(videos).where(eq(videos.id, claim.videoId)).for("no key update");
    const owned = await tx.select({ id: chunks.id }).from(chunks).where(isOwnedBy(claim)).for("update");
    if (owned.length === 0) return false;
    await tx
      .update(videos)
      .set({
        endsAtSegment: sql`least(coalesce(${videos.endsAtSegment}, ${endsAtSegment}), ${endsAtSegment})`,
      })
      .where(and(eq(videos.id, claim.videoId), ne(videos.state, "ready")));
    await notifyVideo(tx, claim.videoId);
    return true;
  });
}
