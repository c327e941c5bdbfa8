import { type CaptionSpan } from "#core/media/webvtt/webvtt-cue.ts";
import { decodeEntities } from "#core/media/webvtt/webvtt-entities.ts";

/**
 * One tag (`<b>`, `</i>`, `<c.red>`, `<00:01.000>`) or one override of SSA (`{\an8}`). Every branch stops at
 * the next `<` or `{`, so parsing is linear for any number of open ones.
 */
const MARKUP = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)(?:[.\s][^<>]*)?\/?>|<\d[\d:.]*>|\{(\\[^{}]*)\}/g;
const OVERRIDE = /\\(an|b|i|u|p)(\d{1,4})/g;
const STYLES: Readonly<Record<string, "bold" | "italic" | "underline">> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
};

export interface StyledText {
  readonly spans: readonly CaptionSpan[];
  /** The alignment in `{\an…}`: 1..9 as on a number pad, null if there is none. */
  readonly alignment: number | null;
}

interface Reading {
  readonly spans: CaptionSpan[];
  readonly depth: { bold: number; italic: number; underline: number };
  alignment: number | null;
  isDrawing: boolean;
}

/**
 * Splits a cue's text (SRT, WebVTT, SSA) into runs of bold, italic and underlined text. Unknown tags are
 * removed, their contents stay; text that only looks like a tag stays.
 */
export function readStyledText(text: string): StyledText {
  const reading: Reading = {
    spans: [],
    depth: { bold: 0, italic: 0, underline: 0 },
    alignment: null,
    isDrawing: false,
  };
  let from = 0;
  for (const match of text.matchAll(MARKUP)) {
    addText(reading, text.slice(from, match.index));
    applyMarkup(reading, match);
    from = match.index + match[0].length;
  }
  addText(reading, text.slice(from));
  return { spans: reading.spans, alignment: reading.alignment };
}

function addText(reading: Reading, raw: string): void {
  if (raw === "" || reading.isDrawing) return;
  const { bold, italic, underline } = reading.depth;
  const style = { bold: bold > 0, italic: italic > 0, underline: underline > 0 };
  reading.spans.push({ text: decodeEntities(raw), ...style });
}

function applyMarkup(reading: Reading, match: RegExpExecArray): void {
  const [, closing, tag, override] = match;
  if (override) return applyOverride(reading, override);
  const name = tag?.toLowerCase() ?? "";
  if (name === "br") return addText(reading, "\n");
  const style = Object.hasOwn(STYLES, name) ? STYLES[name] : undefined;
  if (!style) return;
  reading.depth[style] = closing ? Math.max(0, reading.depth[style] - 1) : reading.depth[style] + 1;
}

function applyOverride(reading: Reading, override: string): void {
  for (const [, name, digits] of override.matchAll(OVERRIDE)) {
    const value = Number(digits);
    if (name === "an" && value >= 1 && value <= 9) reading.alignment ??= value;
    // Vector drawings are numbers, not text for viewers.
    else if (name === "p") reading.isDrawing = value > 0;
    else if (name) setStyle(reading, name, value > 0);
  }
}

function setStyle(reading: Reading, name: string, isOn: boolean): void {
  const style = Object.hasOwn(STYLES, name) ? STYLES[name] : undefined;
  if (style) reading.depth[style] = isOn ? 1 : 0;
}
