import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that it can be read out over the telephone. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A request's id, `7F3K-20Q`: 35 bits, enough to find one request in a log. */
export function newRequestId(): string {
  const letters = Array.from({ length: 7 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
