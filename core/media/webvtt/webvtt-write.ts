import {
  CAPTION_MAX_CUE_CHARACTERS,
  type CaptionCue,
  type CaptionSpan,
} from "#core/media/webvtt/webvtt-cue.ts";
import { writeCaptionTime } from "#core/media/webvtt/webvtt-time.ts";

/** Writes cues as a WebVTT file, in the order of their times; cues without text are left out. */
export function writeCues(cues: readonly CaptionCue[]): string {
  const blocks = [...cues]
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    .map(writeCue)
    .filter((block) => block !== null);
  return `WEBVTT\n\n${blocks.map((block) => `${block}\n\n`).join("")}`;
}

function writeCue(cue: CaptionCue): string | null {
  const text = tidyLines(bounded(cue.spans).map(writeSpan).join(""));
  if (text.replace(/<\/?[biu]>/g, "").trim() === "") return null;
  const timing = `${writeCaptionTime(cue.startMs)} --> ${writeCaptionTime(cue.endMs)}`;
  return `${[timing, cue.settings].filter(Boolean).join(" ")}\n${text}`;
}

/** A cue longer than a screen is truncated. */
function bounded(spans: readonly CaptionSpan[]): CaptionSpan[] {
  let left = CAPTION_MAX_CUE_CHARACTERS;
  return spans.flatMap((span) => {
    const text = span.text.slice(0, left);
    left -= text.length;
    return text === "" ? [] : [{ ...span, text }];
  });
}

function writeSpan(span: CaptionSpan): string {
  const tags = [span.bold && "b", span.italic && "i", span.underline && "u"].filter((tag) => tag !== false);
  const open = tags.map((tag) => `<${tag}>`).join("");
  const close = tags.reverse().map((tag) => `</${tag}>`);
  return `${open}${escapeText(span.text)}${close.join("")}`;
}

/**
 * Escapes text for every renderer. `<` becomes a similar character and not `&lt;`: vidstack decodes the
 * latter and passes it to `innerHTML`. Without a `<` nothing can become an element, however often it is
 * decoded.
 */
function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "\u2039")
    .replaceAll(">", "&gt;");
}

/** An empty line would end the cue, so lines are trimmed and empty ones dropped. */
function tidyLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
