import { segmentOf, type Grid } from "#core/media/segment-grid.ts";

export interface MeasuredRates {
  readonly averageBitsPerSecond: number;
  readonly peakBitsPerSecond: number;
}

/**
 * A rung's rates from the sizes of its segments, in order: the average over all, and the peak over single ones.
 * Segments shorter than half of the target do not set the peak (RFC 8216bis 4.4.6.2 looks at 0.5 to 1.5 of it).
 */
export function measureRates(grid: Grid, rung: string, sizesBytes: readonly number[]): MeasuredRates {
  const secondsOf = (number: number) => segmentOf(grid, rung, number).durationSeconds;
  const target = secondsOf(0);
  const parts = sizesBytes.map((bytes, number) => ({ bits: bytes * 8, seconds: secondsOf(number) }));
  const bits = parts.reduce((sum, part) => sum + part.bits, 0);
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const average = seconds > 0 ? bits / seconds : 0;
  const long = parts.filter((part) => part.seconds >= target / 2 && part.seconds > 0);
  const peak = long.reduce((most, part) => Math.max(most, part.bits / part.seconds), average);
  return { averageBitsPerSecond: Math.round(average), peakBitsPerSecond: Math.round(peak) };
}

/** A rung may have at most this part of the next one's average; above, it gives less for the same bytes. */
const DROP_ABOVE = 0.85;

/** A rung with its measured average; null while it is being encoded. */
interface MeasuredRung {
  readonly rung: string;
  readonly averageBitsPerSecond: number | null;
}

/**
 * The rungs to leave out, of rungs listed lowest first with their averages; one whose own or whose next one's is not
 * known yet stays for now. The next one is the next that stays: one that goes itself
 * makes no other needless. The entry rung always stays, since playing starts there.
 */
export function rungsToDrop(rungs: readonly MeasuredRung[]): string[] {
  const dropped: string[] = [];
  let next: number | null = null;
  for (const { rung, averageBitsPerSecond: own } of rungs.toReversed()) {
    const isNeedless = rung !== rungs[0]?.rung && own !== null && next !== null && own > DROP_ABOVE * next;
    if (isNeedless) dropped.unshift(rung);
    else next = own;
  }
  return dropped;
}
