import { type Readiness, type RenditionReadiness } from "#core/playback/types.ts";

type Range = readonly [number, number];

/** Whether segment `number` is in `ranges` (inclusive, ascending). */
export function holdsSegment(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([first, last]) => first <= number && number <= last);
}

/** `ranges` with the segments `numbers` added; neighbours become one range. */
export function withSegments(ranges: readonly Range[], numbers: readonly number[]): Range[] {
  const sorted = [...ranges, ...numbers.map((number): Range => [number, number])].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [first, last] of sorted) {
    const previous = joined.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/**
 * The readiness after `numbers` of `renditionName` were stored. A rendition that was not known yet is left out: the next full
 * readiness brings it with its height.
 */
export function withStoredSegments(
  readiness: Readiness,
  renditionName: string,
  numbers: readonly number[],
): Readiness {
  const renditions = readiness.renditions.map((entry) =>
    entry.renditionName === renditionName ? grown(entry, numbers, segmentsToExpect(readiness)) : entry,
  );
  return { ...readiness, renditions };
}

/** How many segments there will be: the plan's, or fewer where the file ended early. */
export function segmentsToExpect(readiness: Readiness): number {
  return readiness.endsAtSegment ?? readiness.segmentCount;
}

/** How long the film is, in seconds: as planned, or shorter where the file ended early. */
export function lengthSeconds(readiness: Readiness | null, plannedSeconds: number): number {
  if (!readiness || readiness.endsAtSegment === null) return plannedSeconds;
  return Math.min(plannedSeconds, readiness.endsAtSegment * readiness.segmentSeconds);
}

function grown(
  entry: RenditionReadiness,
  numbers: readonly number[],
  segmentCount: number,
): RenditionReadiness {
  const ranges = withSegments(entry.ranges, numbers);
  const isComplete = ranges.length === 1 && ranges[0]?.[0] === 0 && ranges[0][1] >= segmentCount - 1;
  return { ...entry, ranges, isComplete: entry.isComplete || isComplete };
}
