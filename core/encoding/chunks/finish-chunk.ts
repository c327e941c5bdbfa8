import { and, eq, getTableColumns, inArray, ne, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import {
  completeRun,
  coverChunk,
  coverPastEnd,
  releaseRun,
  waitingState,
} from "#core/encoding/chunks/chunk-states.ts";
import { existingSegments, loadPlan } from "#core/encoding/chunks/describe-work.ts";
import { completeRenditions } from "#core/encoding/publishing/complete-renditions.ts";
import { missingWork } from "#core/encoding/chunks/missing-work.ts";
import { isOwnedBy } from "#core/encoding/chunks/owned-chunk.ts";
import { type ChunkClaim, type ChunkWork } from "#core/encoding/types.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

type ChunkRow = typeof chunks.$inferSelect;

/**
 * Ends a claim whose run came to its end. The chunk is complete when all of its segments exist; otherwise
 * (its run began at a requested segment) it waits again. Other chunks that this one's segments completed
 * become complete too, complete renditions are measured, and when nothing is left the video's publishing is
 * enqueued. `lost` if the claim is no longer ours; `short`, with nothing changed, if the run left out
 * requested segments: that is a fault, because otherwise it would run for ever.
 */
export async function finishChunk(ctx: CoreContext, claim: ChunkClaim): Promise<"ended" | "lost" | "short"> {
  return ctx.db.transaction(async (tx) => {
    // Two transcoders that finish the last two chunks at the same time must see each other; otherwise none
    // publishes.
    await tx.select({ id: videos.id }).from(videos).where(eq(videos.id, claim.videoId)).for("no key update");
    const [row] = await tx
      .select({ ...getTableColumns(chunks), isRequested: requestStands })
      .from(chunks)
      .where(isOwnedBy(claim))
      .for("update");
    if (!row) return "lost";
    const { endsAtSegment } = await loadPlan(tx, claim.planId);
    // A run without a sprite would give none again: the film has no thumbnails there, and does not wait for
    // them.
    const triedSprite = claim.work?.withStoryboard ?? false;
    const requestedSegment = claim.work?.firstSegment ?? null;
    const left = await workLeft(tx, claim, row, { endsAtSegment, requestedSegment, triedSprite });
    if (left && cameShort(claim, left)) return "short";
    const isServed = left !== null && (await requestIsServed(tx, claim, row, endsAtSegment));
    if (left === null) await completeRun(tx, row.id);
    else await releaseRun(tx, row.id, { attempts: 0, isServed });
    if (left !== null && canBeClaimed(row, isServed)) await enqueueEncodeJobs(tx, 1);
    await completeOverlapping(tx, claim, endsAtSegment);
    await completeRenditions(tx, { planId: claim.planId, plan: claim.plan, endsAtSegment });
    if (await nothingLeft(tx, claim.planId)) await enqueue(tx, "publish-video", { videoId: claim.videoId });
    await notifyVideo(tx, claim.videoId);
    return "ended";
  });
}

/** Whether a request for one of the chunk's segments lasts. The database wrote its end, so its clock is asked. */
const requestStands = sql<boolean>`coalesce(${chunks.requestedUntil} > now(), false)`;

/** Another segment may have been requested while the chunk ran: a renewed request adds no new job. */
function canBeClaimed(row: ChunkRow & { isRequested: boolean }, isServed: boolean): boolean {
  return (row.isRequested && !isServed) || waitingState(row) === "pending";
}

/**
 * Whether the requested segment and all after it exist. A request lasts some seconds longer than needed, and
 * would meanwhile put the segments before it, without a viewer, ahead of requested ones.
 */
async function requestIsServed(
  tx: Transaction,
  claim: ChunkClaim,
  row: ChunkRow,
  endsAtSegment: number | null,
): Promise<boolean> {
  const { requestedSegment } = row;
  if (requestedSegment === null) return false;
  const rest = await workLeft(tx, claim, row, { endsAtSegment, requestedSegment, triedSprite: true });
  return rest !== null && rest.firstSegment < requestedSegment;
}

/** Whether the missing segments are within the run's range. Ladder runs always reach their chunk's end. */
function cameShort(claim: ChunkClaim, left: ChunkWork): boolean {
  const { work, kind } = claim;
  if (!work) return false;
  if (kind === "ladder") return true;
  const end = work.firstSegment + work.segmentCount;
  return left.firstSegment >= work.firstSegment && left.firstSegment < end;
}

interface LeftOptions {
  readonly endsAtSegment: number | null;
  readonly requestedSegment: number | null;
  readonly triedSprite: boolean;
}

async function workLeft(
  tx: Transaction,
  claim: ChunkClaim,
  row: Pick<ChunkRow, "kind" | "renditionName" | "number" | "firstSegment" | "segmentCount">,
  { triedSprite, ...options }: LeftOptions,
): Promise<ChunkWork | null> {
  const renditionNames =
    row.kind === "ladder"
      ? claim.plan.renditions.map((rendition) => rendition.renditionName)
      : [row.renditionName];
  const chunk = { ...row, renditionNames };
  const existing = await existingSegments(tx, claim.planId, chunk);
  const withStoryboard = row.kind === "ladder" && claim.plan.storyboard !== null && !triedSprite;
  return missingWork({ ...chunk, ...options, withStoryboard, existing });
}

/** Chunks that wait although their segments came from this one, and those past the file's end. */
async function completeOverlapping(
  tx: Transaction,
  claim: ChunkClaim,
  endsAtSegment: number | null,
): Promise<void> {
  const waits = and(eq(chunks.planId, claim.planId), inArray(chunks.state, ["pending", "dormant"]));
  if (endsAtSegment !== null) await coverPastEnd(tx, claim.planId, endsAtSegment);
  const end = claim.firstSegment + claim.segmentCount;
  const overlaps = sql`${chunks.firstSegment} < ${end} and ${chunks.firstSegment} + ${chunks.segmentCount} > ${claim.firstSegment}`;
  const others = await tx
    .select()
    .from(chunks)
    .where(and(waits, ne(chunks.kind, "audio"), overlaps))
    .for("update", { skipLocked: true });
  for (const other of others) {
    const options = { endsAtSegment, requestedSegment: null, triedSprite: false };
    if ((await workLeft(tx, claim, other, options)) === null) await coverChunk(tx, other.id);
  }
}

/** Whether all video and audio segments exist; entry chunks do not count, because the ladder covers them. */
async function nothingLeft(tx: Transaction, planId: string): Promise<boolean> {
  const open = await tx
    .select({ id: chunks.id })
    .from(chunks)
    .where(
      and(
        eq(chunks.planId, planId),
        inArray(chunks.kind, ["ladder", "audio"]),
        sql`${chunks.state} <> 'complete'`,
      ),
    )
    .limit(1);
  return open.length === 0;
}
