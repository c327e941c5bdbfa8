import { clockTime } from "#core/media/clock-time.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { audioSegment, segmentSeconds } from "#core/media/plan/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";

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
 * be decoded, a sentence or two for each; null where there are none.
 */
export function silentAudioNotice(
  plan: Plan,
  endsAtSegment: number | null,
  tracks: readonly SilentAudio[],
): string | null {
  const silent = tracks.filter(({ seconds }) => seconds > segmentSeconds(plan));
  if (silent.length === 0) return null;
  return silent.map((track) => sentence(plan, endsAtSegment, track)).join(" ");
}

function sentence(plan: Plan, endsAtSegment: number | null, track: SilentAudio): string {
  const first = audioSegment(plan, track.firstSegment);
  if (!isTheEnd(plan, endsAtSegment, track)) {
    const [length, from] = [clockTime(track.seconds), clockTime(first.startSeconds)];
    return `${length} of the audio track “${track.name}” can't be read, from ${from} on. It is silent there.`;
  }
  const endSeconds = first.startSeconds + first.durationSeconds - track.firstSeconds;
  if (endSeconds < 1) return `The audio track “${track.name}” can't be read. It is silent.`;
  const total = clockTime(playableSeconds(plan, endsAtSegment));
  return `The audio track “${track.name}” ends at ${clockTime(endSeconds)} of ${total}. It is silent after that.`;
}

/** Whether the missing audio is one range up to the film's end. */
function isTheEnd(plan: Plan, endsAtSegment: number | null, track: SilentAudio): boolean {
  const { firstSegment, seconds, firstSeconds } = track;
  const afterFirst = playableSeconds(plan, endsAtSegment) - audioSegment(plan, firstSegment + 1).startSeconds;
  return seconds - firstSeconds >= NEARLY_ALL * Math.max(0, afterFirst);
}
