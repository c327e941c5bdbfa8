import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { messageOf, type Message } from "#core/messages/message.ts";

/** The notice for a file that ends too early; null if it does not. */
export function fileEndNotice(plan: Plan, endsAtSegment: number | null): Message | null {
  if (endsAtSegment === null || endsAtSegment >= plan.segmentCount) return null;
  const endSeconds = playableSeconds(plan, endsAtSegment);
  return messageOf("media.endsEarly", { endSeconds, totalSeconds: plan.durationSeconds });
}
