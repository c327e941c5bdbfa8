import { playableSegmentCount } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { secondsLeft } from "#core/seconds-left.ts";

/** The segments of a rendition that exist, in total and recently. */
export interface RenditionCount {
  readonly renditionName: string;
  readonly count: number;
  /** Segments encoded within the window. */
  readonly recent: number;
}

export interface CompletedWork {
  readonly counts: readonly RenditionCount[];
  /** The seconds of `recent`; fewer if work began within them. */
  readonly windowSeconds: number;
}

export interface Progress {
  readonly percent: number;
  readonly secondsLeft: number | null;
}

/** Audio has the weight of a video of this many pixels: encoding it is about as much work. */
const AUDIO_PIXELS = 16_000;

/**
 * The progress of encoding: segments weighted by their pixels, integer percent, 99 at most (only `ready` is
 * 100). The time left follows from the speed within the window; null if nothing was encoded in it.
 */
export function measureProgress(plan: Plan, endsAtSegment: number | null, work: CompletedWork): Progress {
  const segments = playableSegmentCount(plan, endsAtSegment);
  const pixels = plan.renditions.map(
    ({ renditionName, frameWidth, frameHeight }) => [renditionName, frameWidth * frameHeight] as const,
  );
  const weights = new Map<string, number>([
    ...pixels,
    ...plan.audio.map(({ renditionName }) => [renditionName, AUDIO_PIXELS] as const),
  ]);
  const weigh = (count: (of: RenditionCount) => number) =>
    work.counts.reduce(
      (sum, of) => sum + Math.min(count(of), segments) * (weights.get(of.renditionName) ?? 0),
      0,
    );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight * segments, 0);
  const encoded = weigh((of) => of.count);
  const pace = weigh((of) => of.recent) / Math.max(1, work.windowSeconds);
  const percent = total > 0 ? Math.min(99, Math.floor((encoded / total) * 100)) : 0;
  return {
    percent,
    secondsLeft: secondsLeft(total - encoded, pace),
  };
}
