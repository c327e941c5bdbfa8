import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type SegmentProblem } from "#core/doctor/types.ts";
import { remakeChunks } from "#core/encoding/chunks/chunk-states.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chunks } from "#db/schema/chunks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { segments } from "#db/schema/segments.ts";
import { videos } from "#db/schema/videos.ts";
import { ENCODING_STATES } from "#db/schema/video-states.ts";

/**
 * Deletes the rows of damaged objects and has their chunks encoded again, then deletes the objects. In this
 * order no row is ever without its object, and an attempt that finds a remaining damaged object refuses it.
 * Damaged inits, whose rows stay, are deleted before, because the new plan would find them. Meanwhile the
 * video stays playable: players wait for missing segments, as in any video in progress. Missing inits are
 * created by planning again, which gives the same plan.
 */
export async function repairSegments(ctx: CoreContext, problems: readonly SegmentProblem[]): Promise<void> {
  for (const [videoId, ofVideo] of groupBy(problems, (problem) => problem.videoId)) {
    await ctx.store.delete(wrongObjects(ofVideo.filter((problem) => problem.number === null)));
    await ctx.db.transaction((tx) => repairVideo(tx, videoId, ofVideo));
    await ctx.store.delete(wrongObjects(ofVideo.filter((problem) => problem.number !== null)));
  }
}

function wrongObjects(problems: readonly SegmentProblem[]): string[] {
  return problems.flatMap((problem) => problem.wrongObject ?? []);
}

async function repairVideo(
  tx: Transaction,
  videoId: string,
  problems: readonly SegmentProblem[],
): Promise<void> {
  await tx.select({ id: videos.id }).from(videos).where(eq(videos.id, videoId)).for("no key update");
  for (const [planId, ofPlan] of groupBy(problems, (problem) => problem.planId)) {
    await forgetRows(tx, planId, ofPlan);
    await encodeAgain(tx, planId, ofPlan);
  }
  if (problems.some((problem) => problem.number === null)) await planAgain(tx, videoId);
  else {
    await tx
      .update(videos)
      .set({ state: "playable", readyAt: null })
      .where(and(eq(videos.id, videoId), eq(videos.state, "ready")));
  }
  await notifyVideo(tx, videoId);
}

async function forgetRows(
  tx: Transaction,
  planId: string,
  problems: readonly SegmentProblem[],
): Promise<void> {
  for (const [renditionName, ofRendition] of groupBy(problems, (problem) => problem.renditionName)) {
    const numbers = ofRendition.flatMap((problem) => problem.number ?? []);
    if (numbers.length === 0) continue;
    await tx
      .delete(segments)
      .where(
        and(
          eq(segments.planId, planId),
          eq(segments.renditionName, renditionName),
          inArray(segments.number, numbers),
        ),
      );
    const encoding = { state: "encoding" as const, completedAt: null };
    await tx
      .update(renditions)
      .set(encoding)
      .where(and(eq(renditions.planId, planId), eq(renditions.renditionName, renditionName)));
    await tx
      .update(audioTracks)
      .set(encoding)
      .where(and(eq(audioTracks.planId, planId), eq(audioTracks.renditionName, renditionName)));
  }
}

/** The ladder's chunk encodes every video rendition, the entry rendition too. */
async function encodeAgain(
  tx: Transaction,
  planId: string,
  problems: readonly SegmentProblem[],
): Promise<void> {
  const wanted = problems.flatMap((problem) => overlappingChunk(problem) ?? []);
  if (wanted.length === 0) return;
  await enqueueEncodeJobs(tx, await remakeChunks(tx, planId, sql`(${sql.join(wanted, sql` or `)})`));
}

function overlappingChunk({ renditionName, number }: SegmentProblem): SQL | undefined {
  if (number === null) return undefined;
  if (renditionName === "sb") return and(eq(chunks.kind, "ladder"), eq(chunks.number, number));
  const overlapsRange = sql`${number} between ${chunks.firstSegment} and ${chunks.firstSegment} + ${chunks.segmentCount} - 1`;
  const ofRendition = renditionName.startsWith("a")
    ? and(eq(chunks.kind, "audio"), eq(chunks.renditionName, renditionName))
    : eq(chunks.kind, "ladder");
  return and(ofRendition, overlapsRange);
}

async function planAgain(tx: Transaction, videoId: string): Promise<void> {
  const moved = await tx
    .update(videos)
    .set({ state: "queued", readyAt: null })
    .where(and(eq(videos.id, videoId), inArray(videos.state, [...ENCODING_STATES, "ready"])))
    .returning({ id: videos.id });
  if (moved.length > 0) await enqueue(tx, "probe-video", { videoId });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
