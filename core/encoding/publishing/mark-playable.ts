import { and, eq, inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { loadPlan } from "#core/encoding/chunks/describe-work.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Plan } from "#core/media/types.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { segments } from "#db/schema/segments.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Makes a processing video playable once the first segments of its entry rendition and of every default audio
 * track exist, and announces it in the same transaction. True if this call did it; an early, late or second
 * call does nothing.
 */
export async function markPlayable(ctx: CoreContext, videoId: string): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const [video] = await tx
      .select({ planId: videos.currentPlanId })
      .from(videos)
      .where(and(eq(videos.id, videoId), eq(videos.state, "processing")));
    if (!video?.planId) return false;
    const { plan } = await loadPlan(tx, video.planId);
    if (!(await firstSegmentsExist(tx, video.planId, plan))) return false;
    const moved = await tx
      .update(videos)
      .set({ state: "playable", playableAt: sql`coalesce(${videos.playableAt}, now())` })
      .where(and(eq(videos.id, videoId), eq(videos.state, "processing")))
      .returning({ versionId: videos.versionId });
    if (!moved[0]) return false;
    await ctx.videoEvents.videoBecamePlayable(tx, { videoId, versionId: moved[0].versionId });
    await enqueueWhatCanWait(tx, videoId);
    await notifyVideo(tx, videoId);
    return true;
  });
}

/** Stills and subtitles: they read the file too, and would delay the first segments. */
async function enqueueWhatCanWait(tx: Transaction, videoId: string): Promise<void> {
  await enqueue(tx, "extract-stills", { videoId });
  const waiting = await tx
    .select({ id: subtitles.id })
    .from(subtitles)
    .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "waiting")))
    .limit(1);
  if (waiting.length > 0) await enqueue(tx, "extract-subtitles", { videoId });
}

async function firstSegmentsExist(tx: Transaction, planId: string, plan: Plan): Promise<boolean> {
  const entry = plan.renditions.slice(0, 1).map((rendition) => rendition.renditionName);
  const audioNames = plan.audio.filter((track) => track.isDefault).map((track) => track.renditionName);
  const needed = [...entry, ...audioNames];
  const rows = await tx
    .select({ renditionName: segments.renditionName })
    .from(segments)
    .where(and(eq(segments.planId, planId), eq(segments.number, 0), inArray(segments.renditionName, needed)));
  return rows.length === needed.length;
}
