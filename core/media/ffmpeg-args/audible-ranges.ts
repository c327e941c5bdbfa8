import { AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";

/** A range of segments of one audio track. */
export interface AudioRange {
  readonly plan: Plan;
  readonly track: AudioPlan;
  readonly firstSegment: number;
  readonly segmentCount: number;
}

/** The file in the run's folder that lists what was decoded of a track. */
export const AUDIBLE_FILE = "audible.txt";

/** Times of some containers are integer milliseconds, so there may seem to be a gap between consecutive frames. */
const GAPE_SECONDS = 0.05;

/**
 * An additional output of an audio run: a line for every audio frame that could be decoded within the range.
 * The encoded audio is filled with silence, so it does not show this.
 */
export function audibleArgs(range: AudioRange): readonly string[] {
  const { startSeconds, endSeconds } = timesOf(range);
  const sourceTime = (seconds: number): string => (range.plan.sourceStartSeconds + seconds).toFixed(6);
  const trim = `atrim=start=${sourceTime(startSeconds)}:end=${sourceTime(endSeconds)}`;
  return [
    ...[...mapStreams(range.track), "-af", trim, "-c:a", "pcm_u8"],
    ...["-avoid_negative_ts", "disabled", "-f", "framecrc", AUDIBLE_FILE],
  ];
}

/** The source's streams of a track: several if it moved from one to the next. */
export const mapStreams = ({ sourceStreamIndex, continuedBy = [] }: AudioPlan): readonly string[] =>
  [sourceStreamIndex, ...continuedBy].flatMap((index) => ["-map", `0:${index}`]);

/**
 * Seconds of silence that replace missing audio, by segment of the range; `list` is the content of
 * `AUDIBLE_FILE`, empty if nothing was decoded. The time before a track that starts late is not missing.
 */
export function silentSeconds(range: AudioRange, list: string): ReadonlyMap<number, number> {
  const audible = audibleRanges(list, range.plan.sourceStartSeconds);
  const silent = new Map<number, number>();
  for (let number = range.firstSegment; number < range.firstSegment + range.segmentCount; number += 1) {
    const segment = audioSegment(range.plan, number);
    const end = segment.startSeconds + segment.durationSeconds;
    const start = Math.min(end, Math.max(segment.startSeconds, range.track.offsetSeconds));
    const overlap = (one: AudibleRange): number =>
      Math.max(0, Math.min(one.end, end) - Math.max(one.start, start));
    const audibleSeconds = audible.reduce((sum, one) => sum + overlap(one), 0);
    silent.set(number, Math.max(0, end - start - audibleSeconds));
  }
  return silent;
}

interface AudibleRange {
  readonly start: number;
  readonly end: number;
}

/** `#tb 0: 1/48000`, then lines of `stream, dts, pts, duration, bytes, checksum`: as few ranges as there are. */
function audibleRanges(list: string, sourceStartSeconds: number): readonly AudibleRange[] {
  const bases = new Map<number, number>();
  const ranges: { start: number; end: number }[] = [];
  for (const line of list.split("\n")) {
    const [, of, num, den] = /^#tb (\d+): (\d+)\/(\d+)$/.exec(line) ?? [];
    if (of !== undefined) bases.set(Number(of), Number(num) / Number(den));
    const [stream, , pts = "", duration = ""] = line.split(",");
    if (line.startsWith("#") || duration === "") continue;
    const base = bases.get(Number(stream)) ?? 1 / AUDIO_SAMPLE_RATE;
    const start = Number(pts) * base - sourceStartSeconds;
    const end = start + Number(duration) * base;
    const last = ranges.at(-1);
    if (last && start >= last.start && start <= last.end + GAPE_SECONDS) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

function timesOf({ plan, firstSegment, segmentCount }: AudioRange): {
  startSeconds: number;
  endSeconds: number;
} {
  const last = audioSegment(plan, firstSegment + segmentCount - 1);
  return {
    startSeconds: audioSegment(plan, firstSegment).startSeconds,
    endSeconds: last.startSeconds + last.durationSeconds,
  };
}
