import { type ChunkClaim } from "#core/encoding/types.ts";
import { clockTime } from "#core/media/clock-time.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/** A chunk's range for users: `0:04–0:24 of the video`. */
export function describeChunk(
  claim: Pick<ChunkClaim, "plan" | "kind" | "firstSegment" | "segmentCount">,
): string {
  const { plan } = claim;
  const from = segmentSeconds(plan, claim.firstSegment);
  const to = Math.min(plan.durationSeconds, segmentSeconds(plan, claim.firstSegment + claim.segmentCount));
  return `${clockTime(from)}–${clockTime(to)} of the ${claim.kind === "audio" ? "audio" : "video"}`;
}
