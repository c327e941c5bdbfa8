import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { loadPlan } from "#core/encoding/describe-work.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { measureRates, rungsToDrop, type MeasuredRates } from "#core/encoding/measure-rates.ts";
import { type Plan } from "#core/media/types.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chunks } from "#db/schema/chunks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { segments } from "#db/schema/segments.ts";
import { videos } from "#db/schema/videos.ts";

export type PublishOutcome = "published" | "incomplete" | "not_needed" | "failed";

/**
 * Makes a video `ready` if every segment of its plan (up to the file's end) exists: its renditions and sounds
 * become whole with measured rates, and one compare-and-set moves the state. Harmless when early, late or twice.
 */
export async function publishVideo(ctx: CoreContext, videoId: string): Promise<PublishOutcome> {
  return ctx.db.transaction(async (tx) => {
    const [video] = await tx
      .select({ state: videos.state, planId: videos.currentPlanId })
      .from(videos)
      .where(eq(videos.id, videoId))
      .for("no key update");
    if (!video?.planId || !["processing", "playable"].includes(video.state)) return "not_needed";
    const { plan, endsAtSegment } = await loadPlan(tx, video.planId);
    const segmentCount = Math.min(plan.segmentCount, endsAtSegment ?? Infinity);
    if (segmentCount === 0) return failEmpty(tx, videoId);
    const rates = await measureWhole(tx, { planId: video.planId, plan, segmentCount });
    if (!rates) return "incomplete";
    await makeWhole(tx, { planId: video.planId, plan, rates });
    await closeChunks(tx, video.planId);
    await tx
      .update(videos)
      .set({ state: "ready", readyAt: sql`now()`, playableAt: sql`coalesce(${videos.playableAt}, now())` })
      .where(and(eq(videos.id, videoId), inArray(videos.state, ["processing", "playable"])));
    await notifyVideo(tx, videoId);
    return "published";
  });
}

async function failEmpty(tx: Transaction, videoId: string): Promise<"failed"> {
  const reason = "No picture of this file could be decoded. Upload another copy of it.";
  await failVideo(tx, { videoId, reason, refused: true });
  return "failed";
}

/** All is there, so whatever still waits or runs is done; who runs it finds its lease gone, and stops. */
async function closeChunks(tx: Transaction, planId: string): Promise<void> {
  const released = { leaseUntil: null, attemptToken: null, claimedBy: null, wishedUntil: null };
  await tx
    .update(chunks)
    .set({ ...released, state: "done", finishedAt: sql`now()` })
    .where(and(eq(chunks.planId, planId), ne(chunks.state, "done")));
}

/** Each rung's rates, or null where a segment is missing. */
async function measureWhole(
  tx: Transaction,
  input: { planId: string; plan: Plan; segmentCount: number },
): Promise<Map<string, MeasuredRates> | null> {
  const { planId, plan, segmentCount } = input;
  const rates = new Map<string, MeasuredRates>();
  for (const { rung } of [...plan.rungs, ...plan.audio]) {
    const rows = await tx
      .select({ number: segments.number, bytes: segments.bytes })
      .from(segments)
      .where(
        and(eq(segments.planId, planId), eq(segments.rung, rung), sql`${segments.number} < ${segmentCount}`),
      )
      .orderBy(asc(segments.number));
    if (rows.length !== segmentCount) return null;
    const sizes = rows.map((row) => row.bytes);
    rates.set(rung, measureRates(plan, rung, sizes));
  }
  return rates;
}

async function makeWhole(
  tx: Transaction,
  input: { planId: string; plan: Plan; rates: ReadonlyMap<string, MeasuredRates> },
): Promise<void> {
  const { planId, plan, rates } = input;
  const pictures = plan.rungs.map(({ rung }) => ({
    rung,
    averageBitsPerSecond: rates.get(rung)?.averageBitsPerSecond ?? 0,
  }));
  const dropped = rungsToDrop(pictures);
  for (const [rung, measured] of rates) {
    const whole = { ...measured, wholeAt: sql`now()` };
    const state = dropped.includes(rung) ? ("dropped" as const) : ("whole" as const);
    await tx
      .update(renditions)
      .set({ ...whole, state })
      .where(and(eq(renditions.planId, planId), eq(renditions.rung, rung)));
    await tx
      .update(audioTracks)
      .set({ ...whole, state: "whole" })
      .where(and(eq(audioTracks.planId, planId), eq(audioTracks.rung, rung)));
  }
}
