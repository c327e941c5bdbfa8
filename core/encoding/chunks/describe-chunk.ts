import { type ChunkClaim } from "#core/encoding/types.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/** Where a chunk is in its video, as the parameters of a message to users. */
export function describeChunk(claim: Pick<ChunkClaim, "plan" | "kind" | "firstSegment" | "segmentCount">) {
  const { plan, firstSegment, segmentCount } = claim;
  return {
    fromSeconds: segmentSeconds(plan, firstSegment),
    toSeconds: Math.min(plan.durationSeconds, segmentSeconds(plan, firstSegment + segmentCount)),
    track: claim.kind === "audio" ? ("audio" as const) : ("video" as const),
  };
}
