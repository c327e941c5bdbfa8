import { and, eq, inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { enqueue, enqueueTickets } from "#core/jobs/enqueue.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Tries a failed video again: from the look at its source where there is no plan yet, otherwise its failed chunks
 * with their counts cleared; what exists stays. Throws not_found; conflict where it has not failed, or the file
 * itself was refused.
 */
export async function retryVideo(ctx: CoreContext, videoId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [video] = await tx.select().from(videos).where(eq(videos.id, videoId)).for("no key update");
    if (!video) throw new DomainError("not_found", "There is no such video.");
    if (video.state !== "failed")
      throw new DomainError("conflict", "This video has not failed: nothing to retry.");
    if (video.refused) {
      throw new DomainError(
        "conflict",
        `${video.failureReason ?? "This file cannot be played."} Another try would end the same way.`,
      );
    }
    const planned = video.currentPlanId !== null;
    const state = planned ? (video.playableAt ? "playable" : "processing") : "queued";
    await tx.update(videos).set({ state, failureReason: null }).where(eq(videos.id, videoId));
    if (video.currentPlanId) await reviveChunks(tx, videoId, video.currentPlanId);
    else await enqueue(tx, "probe-video", { videoId });
    await reviveSubtitles(tx, videoId);
    await notifyVideo(tx, videoId);
  });
}

async function reviveChunks(tx: Transaction, videoId: string, planId: string): Promise<void> {
  const ofPlan = eq(chunks.planId, planId);
  const fresh = { attempts: 0, crashes: 0, notBefore: sql`now()`, lastError: null };
  await tx
    .update(chunks)
    .set({ ...fresh, state: "pending" })
    .where(and(ofPlan, eq(chunks.state, "failed")));
  const pending = await tx
    .update(chunks)
    .set(fresh)
    .where(and(ofPlan, eq(chunks.state, "pending")))
    .returning({ id: chunks.id });
  await enqueueTickets(tx, pending.length);
  if (pending.length === 0) await enqueue(tx, "publish-video", { videoId });
}

async function reviveSubtitles(tx: Transaction, videoId: string): Promise<void> {
  const rows = await tx
    .update(subtitles)
    .set({ state: "waiting", failureReason: null })
    .where(and(eq(subtitles.videoId, videoId), inArray(subtitles.state, ["failed", "waiting"])))
    .returning({ id: subtitles.id });
  if (rows.length > 0) await enqueue(tx, "extract-subtitles", { videoId });
}
