import { and, eq, inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { closeChunks } from "#core/encoding/chunks/chunk-states.ts";
import { loadPlan } from "#core/encoding/chunks/describe-work.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { completeAllRenditions } from "#core/encoding/publishing/complete-renditions.ts";
import { playableSegmentCount } from "#core/media/hls/playlist-media.ts";
import { messageOf } from "#core/messages/message.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { videos } from "#db/schema/videos.ts";
import { ENCODING_STATES } from "#db/schema/video-states.ts";
import { isEncoding } from "#core/videos/video-states.ts";

export type PublishOutcome = "published" | "incomplete" | "not_needed" | "failed";

/**
 * Makes a video `ready` if every segment of its plan (up to the file's end) exists: its renditions and audio
 * tracks become complete with measured rates, and one compare-and-set changes the state. An early, late or
 * second call does nothing.
 */
export async function publishVideo(ctx: CoreContext, videoId: string): Promise<PublishOutcome> {
  return ctx.db.transaction(async (tx) => {
    const [video] = await tx
      .select({ state: videos.state, planId: videos.currentPlanId })
      .from(videos)
      .where(eq(videos.id, videoId))
      .for("no key update");
    if (!video?.planId || !isEncoding(video.state)) return "not_needed";
    const { plan, endsAtSegment } = await loadPlan(tx, video.planId);
    if (playableSegmentCount(plan, endsAtSegment) === 0) return failEmpty(tx, videoId);
    if (!(await completeAllRenditions(tx, { planId: video.planId, plan, endsAtSegment })))
      return "incomplete";
    await closeChunks(tx, video.planId);
    await tx
      .update(videos)
      .set({ state: "ready", readyAt: sql`now()`, playableAt: sql`coalesce(${videos.playableAt}, now())` })
      .where(and(eq(videos.id, videoId), inArray(videos.state, ENCODING_STATES)));
    await notifyVideo(tx, videoId);
    return "published";
  });
}

async function failEmpty(tx: Transaction, videoId: string): Promise<"failed"> {
  const reason = messageOf("media.nothingDecodes");
  await failVideo(tx, { videoId, reason, refused: true });
  return "failed";
}
