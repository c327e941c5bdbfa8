import { rational } from "#core/media/plan/rational.ts";
import { type MediaInfo } from "#core/media/types.ts";

/** Frames closer than this are a writer's error: more than 60 a second are never encoded. */
const MIN_INTERVAL_SECONDS = 1 / 130;
/** This fraction of the intervals may be shorter than the one that counts: jitter. */
const JITTER_SHARE = 0.1;
const MIN_INTERVALS = 8;

/**
 * The frame rate during motion: a screen recording has 30 frames a second then, and none for minutes.
 * `packets` are some of the video's packets as ffprobe lists them (`samplePacketsArgs`). The info is returned
 * unchanged if there are too few.
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
