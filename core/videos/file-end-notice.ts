import { clockTime } from "#core/media/clock-time.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";

/** The notice for a file that ends too early; null if it does not. */
export function fileEndNotice(plan: Plan, endsAtSegment: number | null): string | null {
  if (endsAtSegment === null || endsAtSegment >= plan.segmentCount) return null;
  const end = clockTime(playableSeconds(plan, endsAtSegment));
  const total = clockTime(plan.durationSeconds);
  return `The file stops at ${end} of ${total}. Everything before it is fine and can be watched.`;
}
