import { type ChunkClaim } from "#core/encoding/types.ts";
import { clockTime } from "#core/media/clock-time.ts";

/** A chunk's place for people: `0:04–0:24 of the picture`. */
export function describeChunk(
  claim: Pick<ChunkClaim, "plan" | "kind" | "firstSegment" | "segmentCount">,
): string {
  const { plan } = claim;
  const segmentSeconds = (plan.segmentFrames * plan.frameRate.den) / plan.frameRate.num;
  const from = claim.firstSegment * segmentSeconds;
  const to = Math.min(plan.durationSeconds, (claim.firstSegment + claim.segmentCount) * segmentSeconds);
  return `${clockTime(from)}–${clockTime(to)} of the ${claim.kind === "audio" ? "audio" : "video"}`;
}
