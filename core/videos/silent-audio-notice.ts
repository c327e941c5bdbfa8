import { clockTime } from "#core/media/clock-time.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";

/** What is missing of a audio track, and silent in its place. */
export interface SilentAudio {
  /** The track's own name. */
  readonly name: string;
  readonly seconds: number;
  /** The first segment that lacks any, and how much of it. */
  readonly firstSegment: number;
  readonly firstSeconds: number;
}

/** The last stretch may hold a scrap of sound, and a last segment too short to count. */
const NEARLY_ALL = 0.9;

/**
 * What is said of audio tracks that end more than a segment before their film, or of which more than a segment could
 * not be decoded, a sentence or two for each; null where there are none.
 */
export function silentAudioNotice(
  plan: Plan,
  endsAtSegment: number | null,
  tracks: readonly SilentAudio[],
): string | null {
  const segmentSeconds = (plan.segmentFrames * plan.frameRate.den) / plan.frameRate.num;
  const told = tracks.filter(({ seconds }) => seconds > segmentSeconds);
  if (told.length === 0) return null;
  return told.map((track) => sentence(plan, endsAtSegment, track)).join(" ");
}

function sentence(plan: Plan, endsAtSegment: number | null, track: SilentAudio): string {
  const first = audioSegment(plan, track.firstSegment);
  if (!isTheEnd(plan, endsAtSegment, track)) {
    const [length, from] = [clockTime(track.seconds), clockTime(first.startSeconds)];
    return `${length} of the sound “${track.name}” cannot be read, from ${from} on. It is silent there.`;
  }
  const endSeconds = first.startSeconds + first.durationSeconds - track.firstSeconds;
  if (endSeconds < 1) return `Nothing of the sound “${track.name}” can be read. It is silent.`;
  const total = clockTime(playableSeconds(plan, endsAtSegment));
  return `The sound “${track.name}” stops at ${clockTime(endSeconds)} of ${total}. From there on it is silent.`;
}

/** Whether what is missing is one stretch up to the film's end. */
function isTheEnd(plan: Plan, endsAtSegment: number | null, track: SilentAudio): boolean {
  const { firstSegment, seconds, firstSeconds } = track;
  const afterFirst = playableSeconds(plan, endsAtSegment) - audioSegment(plan, firstSegment + 1).startSeconds;
  return seconds - firstSeconds >= NEARLY_ALL * Math.max(0, afterFirst);
}
