import { type AssStyles, readAssFields, readAssStyles } from "#core/media/webvtt/webvtt-ass-styles.ts";
import { CAPTION_MAX_CUES, type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";
import { joinEqualCues } from "#core/media/webvtt/webvtt-join.ts";
import { readStyledText } from "#core/media/webvtt/webvtt-markup.ts";
import { alignmentSettings } from "#core/media/webvtt/webvtt-settings.ts";
import { readCaptionTime } from "#core/media/webvtt/webvtt-time.ts";

/** The default without a Format line. */
const USUAL_FIELDS = "layer,start,end,style,name,marginl,marginr,marginv,effect,text".split(",");

/**
 * Reads the dialogue of SSA and ASS. Fonts, drawings, effects and comments are dropped; bold, italics,
 * underline and "at the top" are kept, from a line or from its style. Lines that are drawn in several layers,
 * or again for each frame, become one cue.
 */
export function readAssCues(lines: readonly string[]): CaptionCue[] {
  const styles = readAssStyles(lines);
  const cues: CaptionCue[] = [];
  let fields = USUAL_FIELDS;
  for (const line of lines) {
    if (line.startsWith("Format:") && /\bText\s*$/i.test(line)) fields = readAssFields(line);
    if (!line.startsWith("Dialogue:")) continue;
    const cue = readDialogue(line, fields, styles);
    if (cue) cues.push(cue);
  }
  return joinEqualCues(cues).slice(0, CAPTION_MAX_CUES);
}

function readDialogue(line: string, fields: readonly string[], styles: AssStyles): CaptionCue | null {
  const parts = line.slice("Dialogue:".length).split(",");
  const value = (field: string) => parts[fields.indexOf(field)]?.trim() ?? "";
  const startMs = readCaptionTime(value("start"));
  const endMs = readCaptionTime(value("end"));
  if (startMs === null || endMs === null || endMs <= startMs) return null;
  // The text is the last field, and may contain commas.
  const text = parts.slice(fields.length - 1).join(",");
  const { spans, alignment } = readStyledText(breakLines(withoutComments(text)));
  const position = alignment ?? styles.get(value("style").replace(/^\*/, "")) ?? null;
  return { startMs, endMs, settings: alignmentSettings(position), spans };
}

/** Text in braces is never shown: overrides begin with a backslash, all before one is a comment. */
const withoutComments = (text: string): string =>
  text.replace(/\{[^{}\\]*(\\[^{}]*)?\}/g, (_, overrides?: string) => (overrides ? `{${overrides}}` : ""));

function breakLines(text: string): string {
  return text.replace(/\\[Nn]/g, "\n").replace(/\\h/g, " ");
}
