const SYMBOLS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A word as ASCII letters and digits, one for each character. pg_trgm takes letters that the database's locale does
 * not know for spaces, and knows ASCII in every locale. Different characters may get the same symbol: trigrams only
 * find candidates.
 */
export function trigramKey(word: string): string {
  return Array.from(word, symbolOf).join("");
}

function symbolOf(character: string): string {
  if (SYMBOLS.includes(character)) return character;
  return SYMBOLS[(character.codePointAt(0) ?? 0) % SYMBOLS.length] ?? "0";
}
