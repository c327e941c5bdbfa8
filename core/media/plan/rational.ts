import { type Rational } from "#core/media/types.ts";

/** `num/den` in lowest terms. Both must be integers; `den` above 0. */
export function rational(num: number, den: number): Rational {
  const divisor = greatestCommonDivisor(Math.abs(num), den) || 1;
  return { num: num / divisor, den: den / divisor };
}

/** A rational as a plain number. */
export const toNumber = (value: Rational): number => value.num / value.den;

/**
 * The duration of a number of frames, in seconds. Multiplied before it is divided, so that the result is the
 * nearest number.
 */
export const framesToSeconds = (frames: number, frameRate: Rational): number =>
  (frames * frameRate.den) / frameRate.num;

/** Reads FFmpeg's `30000/1001` or `64:45`; null for `0/0`, `N/A` and similar values. */
export function parseRational(text: string | undefined): Rational | null {
  const match = /^(\d{1,12})[/:](\d{1,12})$/.exec(text ?? "");
  const num = Number(match?.[1]);
  const den = Number(match?.[2]);
  return num > 0 && den > 0 ? rational(num, den) : null;
}

/** The smallest integer not below `num/den`, exact beyond 2^53. */
export function ceilDivide(num: bigint, den: bigint): number {
  return Number((num + den - 1n) / den);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
