import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { reopenChunks, retryChunks, revokeRuns } from "#core/encoding/chunks/chunk-states.ts";
import { retrySubtitles } from "#core/encoding/retry-subtitles.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Retries a failed video: from the probe if there is no plan yet, otherwise its failed chunks with reset
 * counts, and to the end of its plan even if the file seemed to end earlier; existing segments stay. Throws
 * not_found; conflict if it has not failed, or the file itself was refused.
 */
export async function retryVideo(ctx: CoreContext, videoId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [video] = await tx.select().from(videos).where(eq(videos.id, videoId)).for("no key update");
    if (!video) throw new DomainError("not_found", "videos.notFound");
    if (video.state !== "failed") throw new DomainError("conflict", "encoding.nothingToRetry");
    if (video.refused) throw DomainError.of("conflict", refusalOf(video));
    const planned = video.currentPlanId !== null;
    const state = planned ? (video.playableAt ? "playable" : "processing") : "queued";
    const cleared = { failure: null, endsAtSegment: null };
    await tx
      .update(videos)
      .set({ ...cleared, state })
      .where(eq(videos.id, videoId));
    if (video.currentPlanId) {
      const { currentPlanId: planId, endsAtSegment } = video;
      if (endsAtSegment !== null) await reopenPastEnd(tx, planId, endsAtSegment);
      await reviveChunks(tx, videoId, planId);
    }
    if (!video.currentPlanId) await enqueue(tx, "probe-video", { videoId });
    await retrySubtitles(tx, videoId);
    await notifyVideo(tx, videoId);
  });
}

/** Why a retry of a refused file cannot help, and what does. */
function refusalOf({ failure, sourceKind }: typeof videos.$inferSelect): Message {
  const why = failure ?? messageOf("encoding.unplayableFile");
  return messageOf(sourceKind === "in_place" ? "encoding.refusedImport" : "encoding.refusedUpload", { why });
}

/**
 * The file may be complete by now, so its end is searched again: chunks that were complete because of the old
 * end wait again (one whose segments all exist ends as soon as it is claimed), and no track is complete yet.
 */
async function reopenPastEnd(tx: Transaction, planId: string, endsAtSegment: number): Promise<void> {
  await reopenChunks(tx, planId, endsAtSegment);
  for (const table of [renditions, audioTracks]) {
    await tx.update(table).set({ state: "encoding", completedAt: null }).where(eq(table.planId, planId));
  }
}

/**
 * Attempts that still run although the video failed are revoked, because their results are from before. Each
 * notices it when it next renews its lease.
 */
async function reviveChunks(tx: Transaction, videoId: string, planId: string): Promise<void> {
  await revokeRuns(tx, planId);
  const pendingCount = await retryChunks(tx, planId);
  await enqueueEncodeJobs(tx, pendingCount);
  if (pendingCount === 0) await enqueue(tx, "publish-video", { videoId });
}
