import { and, eq, ne, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Records that the file ends before its plan does: `endsAtSegment` is the first segment that will never be. The
 * earliest one found counts. Playlists get shorter by it, and later segments answer 410.
 */
export async function recordFileEnd(
  ctx: CoreContext,
  input: { videoId: string; endsAtSegment: number },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(videos)
      .set({
        endsAtSegment: sql`least(coalesce(${videos.endsAtSegment}, ${input.endsAtSegment}), ${input.endsAtSegment})`,
      })
      .where(and(eq(videos.id, input.videoId), ne(videos.state, "ready")));
    await notifyVideo(tx, input.videoId);
  });
}
