import { soundSegment } from "#core/media/segment-grid.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";

/** A range of segments of one sound track. */
export interface SoundRange {
  readonly plan: Plan;
  readonly track: AudioPlan;
  readonly firstSegment: number;
  readonly segmentCount: number;
}

/** Where a run lists what it decoded of a track, in its own folder. */
export const HEARD_FILE = "heard.txt";

/** Times of some containers are whole milliseconds, so frames that follow each other may seem to gape. */
const GAPE_SECONDS = 0.05;

/**
 * One more output of a sound run: a line for every frame of sound that could be decoded within the range. What is
 * encoded is filled up with silence, so nothing can be told from that.
 */
export function heardArgs(range: SoundRange, sourceStreamIndex: number): readonly string[] {
  const { startSeconds, endSeconds } = timesOf(range);
  const sourceTime = (seconds: number): string => (range.plan.sourceStartSeconds + seconds).toFixed(6);
  const trim = `atrim=start=${sourceTime(startSeconds)}:end=${sourceTime(endSeconds)}`;
  return [
    ...["-map", `0:${sourceStreamIndex}`, "-af", trim, "-c:a", "pcm_u8"],
    ...["-avoid_negative_ts", "disabled", "-f", "framecrc", HEARD_FILE],
  ];
}

/**
 * Seconds of silence that stand for missing sound, by segment of the range; `list` is what FFmpeg wrote into
 * `HEARD_FILE`, empty where nothing was decoded. What lies before a track that starts late is not missing.
 */
export function silentSeconds(range: SoundRange, list: string): ReadonlyMap<number, number> {
  const heard = heardRanges(list, range.plan.sourceStartSeconds);
  const silent = new Map<number, number>();
  for (let number = range.firstSegment; number < range.firstSegment + range.segmentCount; number += 1) {
    const segment = soundSegment(range.plan, number);
    const end = segment.startSeconds + segment.durationSeconds;
    const start = Math.min(end, Math.max(segment.startSeconds, range.track.offsetSeconds));
    const overlap = (one: Heard): number => Math.max(0, Math.min(one.end, end) - Math.max(one.start, start));
    const heardSeconds = heard.reduce((sum, one) => sum + overlap(one), 0);
    silent.set(number, Math.max(0, end - start - heardSeconds));
  }
  return silent;
}

interface Heard {
  readonly start: number;
  readonly end: number;
}

/** `#tb 0: 1/48000`, then lines of `stream, dts, pts, duration, bytes, checksum`: as few ranges as there are. */
function heardRanges(list: string, sourceStartSeconds: number): readonly Heard[] {
  const [, num = "1", den = "48000"] = /^#tb 0: (\d+)\/(\d+)$/m.exec(list) ?? [];
  const secondsOf = (ticks: string): number => (Number(ticks) * Number(num)) / Number(den);
  const ranges: { start: number; end: number }[] = [];
  for (const line of list.split("\n")) {
    const [, , pts = "", duration = ""] = line.split(",");
    if (line.startsWith("#") || duration === "") continue;
    const start = secondsOf(pts) - sourceStartSeconds;
    const end = start + secondsOf(duration);
    const last = ranges.at(-1);
    if (last && start >= last.start && start <= last.end + GAPE_SECONDS) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

function timesOf({ plan, firstSegment, segmentCount }: SoundRange): {
  startSeconds: number;
  endSeconds: number;
} {
  const last = soundSegment(plan, firstSegment + segmentCount - 1);
  return {
    startSeconds: soundSegment(plan, firstSegment).startSeconds,
    endSeconds: last.startSeconds + last.durationSeconds,
  };
}
