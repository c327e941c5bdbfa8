import { rational, toNumber } from "#core/media/plan/rational.ts";
import { type Rational, type VideoStreamInfo } from "#core/media/types.ts";

/** Rates that players and displays support; the low ones are for slide shows and old webcams. */
const STANDARD_RATES: readonly Rational[] = [
  rational(10, 1),
  rational(12, 1),
  rational(15, 1),
  rational(24000, 1001),
  rational(24, 1),
  rational(25, 1),
  rational(30000, 1001),
  rational(30, 1),
  rational(48, 1),
  rational(50, 1),
  rational(60000, 1001),
  rational(60, 1),
];

/** Near enough to be that rate: 23.98 for 24000/1001, but never 24 for 23.976 (0.1 % apart). */
const TOLERANCE = 0.0004;
/** In short clips the average is over few frames, so it may be a little off. */
const LOOSE_TOLERANCE = 0.02;

/** The rate that a film is encoded at: its average, or its highest rate if that is above. */
export function encodedFrameRate(video: VideoStreamInfo): Rational {
  const ofAverage = standardFrameRate(video.averageFrameRate, video.isVariableRate);
  if (!video.movingFrameRate) return ofAverage;
  const ofMoving = standardFrameRate(video.movingFrameRate, false);
  return toNumber(ofMoving) > toNumber(ofAverage) ? ofMoving : ofAverage;
}

/**
 * The constant standard rate for a video: its own if it is standard, otherwise the next one above its
 * average, so that no frame of a variable-rate file is lost. At most 60 frames a second.
 */
export function standardFrameRate(average: Rational, isVariable: boolean): Rational {
  const exact = nearest(average, TOLERANCE);
  if (exact) return exact;
  const close = isVariable ? null : nearest(average, LOOSE_TOLERANCE);
  return close ?? nextAbove(average);
}

function nearest(rate: Rational, tolerance: number): Rational | null {
  const distance = (candidate: Rational): number => Math.abs(toNumber(rate) / toNumber(candidate) - 1);
  const best = STANDARD_RATES.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return distance(best) <= tolerance ? best : null;
}

function nextAbove(rate: Rational): Rational {
  const above = STANDARD_RATES.find((candidate) => toNumber(candidate) >= toNumber(rate));
  return above ?? rational(60, 1);
}
