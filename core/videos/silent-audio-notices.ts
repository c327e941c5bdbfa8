import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { audioSegment, segmentSeconds } from "#core/media/plan/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";
import { messageOf, type Message } from "#core/messages/message.ts";

/** The missing parts of an audio track, which are silent. */
export interface SilentAudio {
  /** The track's own name. */
  readonly name: string;
  readonly seconds: number;
  /** The first segment with missing audio, and the missing seconds of it. */
  readonly firstSegment: number;
  readonly firstSeconds: number;
}

/**
 * The fraction that counts as missing up to the end: the rest may contain a remnant of audio and a very short
 * segment.
 */
const NEARLY_ALL = 0.9;

/**
 * The notice for audio tracks that end more than a segment before their film, or of which more than a segment can't
 * be decoded, a message for each.
 */
export function silentAudioNotices(
  plan: Plan,
  endsAtSegment: number | null,
  tracks: readonly SilentAudio[],
): Message[] {
  const silent = tracks.filter(({ seconds }) => seconds > segmentSeconds(plan));
  return silent.map((track) => noticeOf(plan, endsAtSegment, track));
}

function noticeOf(plan: Plan, endsAtSegment: number | null, track: SilentAudio): Message {
  const { name, seconds } = track;
  const first = audioSegment(plan, track.firstSegment);
  if (!isTheEnd(plan, endsAtSegment, track))
    return messageOf("media.audioGap", { name, seconds, fromSeconds: first.startSeconds });
  const endSeconds = first.startSeconds + first.durationSeconds - track.firstSeconds;
  if (endSeconds < 1) return messageOf("media.audioUnreadable", { name });
  const totalSeconds = playableSeconds(plan, endsAtSegment);
  return messageOf("media.audioEndsEarly", { name, endSeconds, totalSeconds });
}

/** Whether the missing audio is one range up to the film's end. */
function isTheEnd(plan: Plan, endsAtSegment: number | null, track: SilentAudio): boolean {
  const { firstSegment, seconds, firstSeconds } = track;
  const afterFirst = playableSeconds(plan, endsAtSegment) - audioSegment(plan, firstSegment + 1).startSeconds;
  return seconds - firstSeconds >= NEARLY_ALL * Math.max(0, afterFirst);
}
