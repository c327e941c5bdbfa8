const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  lrm: "\u200E",
  rlm: "\u200F",
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,5}));/g;
const MAX_ROUNDS = 5;

/**
 * Decodes character references until none is left, so that text encoded twice or more cannot become markup in
 * a renderer that decodes once too often (vidstack's does: it passes decoded text to `innerHTML`).
 */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let round = 0; round < MAX_ROUNDS && decoded.includes("&"); round += 1) {
    const next = decoded.replace(ENTITY, decodeOne);
    if (next === decoded) return next;
    decoded = next;
  }
  return decoded.replace(ENTITY, "");
}

function decodeOne(complete: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? complete;
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
}
