import { type Readiness } from "#core/playback/types.ts";
import { segmentsToExpect, withSegments } from "../stream/segment-ranges.ts";

/** A span of the duration, as fractions from 0 to 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where any rendition has video: drawn solid on the scrubber. The complete duration where nothing is known. */
export function preparedSpans(readiness: Readiness | null, durationSeconds: number): Span[] {
  if (!readiness) return [{ from: 0, to: 1 }];
  const videoRenditions = readiness.renditions.filter(({ renditionName }) => !renditionName.startsWith("a"));
  const last = segmentsToExpect(readiness) - 1;
  const ranges = videoRenditions.flatMap(({ isComplete, ranges: own }) =>
    isComplete ? ([[0, last]] as const) : own,
  );
  const fraction = (segment: number) =>
    Math.min(1, (segment * readiness.segmentSeconds) / Math.max(durationSeconds, 0.001));
  return withSegments(ranges, []).map(([first, final]) => ({
    from: fraction(first),
    to: fraction(final + 1),
  }));
}

/** The scrubber cut at its chapters, as a mask: each chapter a line, with a gap of 3 px after it. Null without. */
export function chapterMask(starts: readonly number[], durationSeconds: number): string | null {
  const cuts = starts.filter((start) => start > 0 && start < durationSeconds);
  if (cuts.length === 0) return null;
  const stops = cuts.flatMap((start) => {
    const at = `${((start / durationSeconds) * 100).toFixed(3)}%`;
    const [before, after] = [`calc(${at} - 1.5px)`, `calc(${at} + 1.5px)`];
    return [`#000 ${before}`, `#0000 ${before}`, `#0000 ${after}`, `#000 ${after}`];
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}
