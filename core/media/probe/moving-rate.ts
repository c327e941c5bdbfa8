import { rational } from "#core/media/plan/rational.ts";
import { type MediaInfo } from "#core/media/types.ts";

/** Pictures closer than this are a writer's slip: more than 60 a second are never made. */
const MIN_INTERVAL_SECONDS = 1 / 130;
/** So many of the intervals may be shorter than the one that counts: jitter. */
const JITTER_SHARE = 0.1;
const MIN_INTERVALS = 8;

/**
 * How fast pictures follow each other while something moves: a screen recording has 30 a second then, and none for
 * minutes. `packets` are some of the picture's as ffprobe lists them (`samplePacketsArgs`). The info is given as it was
 * where they are too few to say.
 */
export function withMovingRate(info: MediaInfo, packets: string): MediaInfo {
  const intervals = intervalsOf(packets);
  if (intervals.length < MIN_INTERVALS) return info;
  const seconds = intervals[Math.floor(intervals.length * JITTER_SHARE)] ?? 1;
  const movingFrameRate = rational(Math.round(1e6 / seconds), 1_000_000);
  return { ...info, video: { ...info.video, movingFrameRate } };
}

/** Lines that start with a time in seconds, in the order of decoding; intervals in seconds, shortest first. */
function intervalsOf(packets: string): readonly number[] {
  const times = packets
    .split("\n")
    .map((line) => Number.parseFloat(line))
    .filter((time) => Number.isFinite(time))
    .sort((a, b) => a - b);
  return times
    .map((time, index) => time - (times[index - 1] ?? time))
    .filter((seconds) => seconds >= MIN_INTERVAL_SECONDS)
    .sort((a, b) => a - b);
}
