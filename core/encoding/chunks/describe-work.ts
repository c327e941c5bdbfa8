import { and, eq, gte, inArray, lt, or } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { missingWork } from "#core/encoding/chunks/missing-work.ts";
import { segmentName, type ChunkClaim, type ChunkKind } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Plan } from "#core/media/types.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { plans } from "#db/schema/plans.ts";
import { segments } from "#db/schema/segments.ts";
import { videos } from "#db/schema/videos.ts";

/** A row of `chunks` as the claim returns it. */
export interface ClaimedRow {
  id: string;
  video_id: string;
  plan_id: string;
  kind: ChunkKind;
  rendition_name: string;
  number: number;
  first_segment: number;
  segment_count: number;
  priority: number;
  attempts: number;
  /** Null if no viewer waits any more. */
  requested_segment: number | null;
  /** A viewer is held waiting for one of its segments. */
  is_awaited: boolean;
}

/** Adds to a claimed row what its transcoder needs: the plan, and the chunk's missing segments. */
export async function describeWork(
  ctx: CoreContext,
  row: ClaimedRow,
  attemptToken: string,
): Promise<ChunkClaim> {
  const planned = await loadPlan(ctx.db, row.plan_id);
  const { plan } = planned;
  const range = { kind: row.kind, number: row.number, firstSegment: row.first_segment };
  const renditionNames =
    row.kind === "ladder"
      ? plan.renditions.map((rendition) => rendition.renditionName)
      : [row.rendition_name];
  const chunk = { ...range, segmentCount: row.segment_count, renditionNames };
  const withStoryboard = row.kind === "ladder" && plan.storyboard !== null;
  const existing = await existingSegments(ctx.db, row.plan_id, chunk);
  const { endsAtSegment } = planned;
  const request = { requestedSegment: row.requested_segment };
  return {
    chunkId: row.id,
    attemptToken,
    videoId: row.video_id,
    planId: row.plan_id,
    planHash: planned.hash,
    plan,
    kind: row.kind,
    renditionName: row.rendition_name,
    number: row.number,
    firstSegment: row.first_segment,
    segmentCount: row.segment_count,
    priority: row.priority,
    isAwaited: row.is_awaited,
    attempts: row.attempts,
    existing,
    work: missingWork({ ...chunk, ...request, withStoryboard, endsAtSegment, existing }),
  };
}

/** A plan with its video's end; throws not_found if it does not exist any more. */
export async function loadPlan(
  tx: DatabaseOrTransaction,
  planId: string,
): Promise<{ plan: Plan; hash: string; endsAtSegment: number | null }> {
  const [row] = await tx
    .select({ plan: plans.plan, hash: plans.hash, endsAtSegment: videos.endsAtSegment })
    .from(plans)
    .innerJoin(videos, eq(videos.id, plans.videoId))
    .where(eq(plans.id, planId));
  if (!row) throw new DomainError("not_found", "encoding.planGone");
  return { ...row, plan: row.plan as Plan };
}

/** `renditionName:number` of what exists in a chunk's range, its sprite included. */
export async function existingSegments(
  tx: DatabaseOrTransaction,
  planId: string,
  chunk: { renditionNames: readonly string[]; number: number; firstSegment: number; segmentCount: number },
): Promise<Set<string>> {
  const inRange = and(
    inArray(segments.renditionName, [...chunk.renditionNames]),
    gte(segments.number, chunk.firstSegment),
    lt(segments.number, chunk.firstSegment + chunk.segmentCount),
  );
  const sprite = and(eq(segments.renditionName, "sb"), eq(segments.number, chunk.number));
  const rows = await tx
    .select({ renditionName: segments.renditionName, number: segments.number })
    .from(segments)
    .where(and(eq(segments.planId, planId), or(inRange, sprite)));
  return new Set(rows.map((row) => segmentName(row.renditionName, row.number)));
}
