import { segmentOf, type Grid } from "#core/media/plan/segment-grid.ts";

export interface MeasuredRates {
  readonly averageBitsPerSecond: number;
  readonly peakBitsPerSecond: number;
}

/**
 * A rendition's rates from the sizes of its segments, in order: the average over all, and the peak over single ones.
 * Segments shorter than half of the target do not set the peak (RFC 8216bis 4.4.6.2 looks at 0.5 to 1.5 of it).
 */
export function measureRates(
  grid: Grid,
  renditionName: string,
  sizesBytes: readonly number[],
): MeasuredRates {
  const secondsOf = (number: number) => segmentOf(grid, renditionName, number).durationSeconds;
  const target = secondsOf(0);
  const parts = sizesBytes.map((bytes, number) => ({ bits: bytes * 8, seconds: secondsOf(number) }));
  const bits = parts.reduce((sum, part) => sum + part.bits, 0);
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const average = seconds > 0 ? bits / seconds : 0;
  const long = parts.filter((part) => part.seconds >= target / 2 && part.seconds > 0);
  const peak = long.reduce((most, part) => Math.max(most, part.bits / part.seconds), average);
  return { averageBitsPerSecond: Math.round(average), peakBitsPerSecond: Math.round(peak) };
}

/**
 * A rendition may have at most this fraction of the next one's average; above, it has worse quality for the
 * same bytes.
 */
const DROP_ABOVE = 0.85;

/** A rendition with its measured average; null while it is being encoded. */
interface MeasuredRendition {
  readonly renditionName: string;
  readonly averageBitsPerSecond: number | null;
}

/**
 * The renditions to leave out, of renditions listed lowest first with their averages; one whose own or whose next one's is not
 * known yet stays for now. The next one is the next that stays: one that goes itself
 * makes no other needless. The entry rendition always stays, since playing starts there.
 */
export function renditionsToDrop(renditions: readonly MeasuredRendition[]): string[] {
  const dropped: string[] = [];
  let next: number | null = null;
  for (const { renditionName, averageBitsPerSecond: own } of renditions.toReversed()) {
    const isNeedless =
      renditionName !== renditions[0]?.renditionName &&
      own !== null &&
      next !== null &&
      own > DROP_ABOVE * next;
    if (isNeedless) dropped.unshift(renditionName);
    else next = own;
  }
  return dropped;
}
