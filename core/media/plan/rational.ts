import { type Rational } from "#core/media/types.ts";

/** `num/den` in lowest terms. Both must be whole; `den` above 0. */
export function rational(num: number, den: number): Rational {
  const divisor = greatestCommonDivisor(Math.abs(num), den) || 1;
  return { num: num / divisor, den: den / divisor };
}

/** A rational as a plain number. */
export const toNumber = (value: Rational): number => value.num / value.den;

/** How long so many frames last, in seconds. Multiplied before it is divided: whole frames give the nearest number. */
export const framesToSeconds = (frames: number, frameRate: Rational): number =>
  (frames * frameRate.den) / frameRate.num;

/** Reads FFmpeg's `30000/1001` or `64:45`; null for `0/0`, `N/A` and the like. */
export function parseRational(text: string | undefined): Rational | null {
  const match = /^(\d{1,12})[/:](\d{1,12})$/.exec(text ?? "");
  const num = Number(match?.[1]);
  const den = Number(match?.[2]);
  return num > 0 && den > 0 ? rational(num, den) : null;
}

/** The smallest whole number not below `num/den`, exact beyond 2^53. */
export function ceilDivide(num: bigint, den: bigint): number {
  return Number((num + den - 1n) / den);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
