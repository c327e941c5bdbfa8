/** The deepest input of a procedure has 4 levels, in a batch 5. */
export const MAX_JSON_DEPTH = 16;

/** A title with 300 credits has about 1,300 values; a batch carries 10 inputs. */
export const MAX_JSON_VALUES = 20_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Whether a JSON text may be parsed: it nests at most `MAX_JSON_DEPTH` levels and holds at most
 * `MAX_JSON_VALUES` members of objects and arrays. It reads each character once and allocates nothing, so the
 * answer costs the same for every text of a length. It does not check the grammar; the parser does.
 */
export function isWithinJsonBounds(text: string): boolean {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    // The first member follows a bracket, every other one a comma.
    if (code === COMMA || OPENING.has(code)) values += 1;
    if (depth > MAX_JSON_DEPTH || values > MAX_JSON_VALUES) return false;
  }
  return true;
}

/** The index of the quote that ends the string beginning at `start`, or the length of a text that never ends it. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}
