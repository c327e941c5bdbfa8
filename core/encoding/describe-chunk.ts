import { type ChunkClaim } from "#core/encoding/types.ts";

/** A chunk's place for people: `0:04–0:24 of the picture`. */
export function describeChunk(
  claim: Pick<ChunkClaim, "plan" | "kind" | "firstSegment" | "segmentCount">,
): string {
  const { plan } = claim;
  const segmentSeconds = (plan.segmentFrames * plan.frameRate.den) / plan.frameRate.num;
  const from = claim.firstSegment * segmentSeconds;
  const to = Math.min(plan.durationSeconds, (claim.firstSegment + claim.segmentCount) * segmentSeconds);
  return `${clock(from)}–${clock(to)} of the ${claim.kind === "audio" ? "sound" : "picture"}`;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
