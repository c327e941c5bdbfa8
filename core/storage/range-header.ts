import { type ByteRange } from "#core/storage/object-store.ts";

/** What a Range header requests of a body: all of it, one range, or a range that it does not have. */
export type RangeAnswer =
  | { readonly kind: "entire" }
  | { readonly kind: "part"; readonly range: ByteRange }
  | { readonly kind: "unsatisfiable" };

const ENTIRE: RangeAnswer = { kind: "entire" };
const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Parses a Range header for a body of `bytes`. Several ranges, other units and malformed headers are answered
 * with the complete body, as RFC 9110 14.2 allows; a range that starts after the end cannot be satisfied.
 */
export function answerRange(header: string | undefined, bytes: number): RangeAnswer {
  const match = ONE_RANGE.exec(header?.trim() ?? "");
  if (!match) return ENTIRE;
  const [, first = "", last = ""] = match;
  if (first === "") return last === "" ? ENTIRE : suffix(Number(last), bytes);
  const start = Number(first);
  const end = last === "" ? bytes : Math.min(Number(last) + 1, bytes);
  if (last !== "" && Number(last) < start) return ENTIRE;
  return start < bytes ? { kind: "part", range: { start, end } } : { kind: "unsatisfiable" };
}

function suffix(length: number, bytes: number): RangeAnswer {
  if (length === 0 || bytes === 0) return { kind: "unsatisfiable" };
  return { kind: "part", range: { start: Math.max(0, bytes - length), end: bytes } };
}
