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

/**
 * The rungs to leave out, of rungs listed lowest first with their averages. The entry rung always stays, since
 * playing starts there.
 */
export function rungsToDrop(rungs: readonly { rung: string; averageBitsPerSecond: number }[]): string[] {
  const dropped: string[] = [];
  for (let at = 1; at < rungs.length - 1; at++) {
    const [rung, next] = [rungs[at], rungs[at + 1]];
    if (rung && next && rung.averageBitsPerSecond > DROP_ABOVE * next.averageBitsPerSecond)
      dropped.push(rung.rung);
  }
  return dropped;
}
