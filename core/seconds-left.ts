/** A longer estimate says nothing: it is a pace of almost zero. */
const MAX_SECONDS_LEFT = 30 * 24 * 3600;

/**
 * Seconds until the rest of some work is done at its present pace: of an upload in bytes, of an encode in weighted
 * segments. 0 where nothing is left, null where the pace is unknown or zero. Every estimate of the site is made here,
 * so that two pages never show two numbers.
 */
export function secondsLeft(rest: number, pacePerSecond: number | null): number | null {
  if (rest <= 0) return 0;
  if (pacePerSecond === null || !(pacePerSecond > 0)) return null;
  return Math.min(MAX_SECONDS_LEFT, Math.ceil(rest / pacePerSecond));
}
