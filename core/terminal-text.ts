/**
 * What a terminal interprets: C0 and C1 control characters, line and paragraph separators, and the controls
 * that reorder the text around them. Joiners and direction marks, which names in Persian or Hebrew contain,
 * are harmless and stay.
 */
const OBEYED = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A foreign name, path or message as one line for a terminal: characters that a terminal would interpret are
 * escaped (`\x1b`, `\u202e`), so that a title can neither move the cursor nor look like a line of ours.
 */
export function terminalLine(text: string): string {
  return text.replace(OBEYED, written);
}

/** Like `terminalLine`, for text of several lines: line breaks and tabs stay, all else is escaped. */
export function terminalText(text: string): string {
  return text.replace(OBEYED, (character) => (/[\n\t]/.test(character) ? character : written(character)));
}

/**
 * A JSON document for a terminal. JSON itself escapes only C0; the rest becomes `\u009b` inside of its
 * strings, so that a parser reads the same data. Line breaks between documents stay.
 */
export function terminalJson(json: string): string {
  return json.replace(OBEYED, (character) => (character === "\n" ? character : unicode(character)));
}

/** A value as a JSON document, escaped like `terminalJson`. */
export function jsonLine(value: unknown): string {
  return terminalJson(JSON.stringify(value));
}

function written(character: string): string {
  const code = character.charCodeAt(0);
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : unicode(character);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
