import { CAPTION_MAX_CUES, type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";
import { readStyledText } from "#core/media/webvtt/webvtt-markup.ts";
import { alignmentSettings } from "#core/media/webvtt/webvtt-settings.ts";
import { readCaptionTime } from "#core/media/webvtt/webvtt-time.ts";

/** Where no Format line says otherwise. */
const USUAL_FIELDS = "layer,start,end,style,name,marginl,marginr,marginv,effect,text".split(",");

/**
 * Reads the dialogue of SSA and ASS. Styles, fonts, drawings and effects go; bold, italics, underline and
 * "at the top" stay. Lines that are drawn in several layers come out once.
 */
export function readAssCues(lines: readonly string[]): CaptionCue[] {
  const cues = new Map<string, CaptionCue>();
  let fields = USUAL_FIELDS;
  for (const line of lines) {
    if (cues.size >= CAPTION_MAX_CUES) break;
    if (line.startsWith("Format:") && /\bText\s*$/i.test(line)) fields = readFields(line);
    if (!line.startsWith("Dialogue:")) continue;
    const cue = readDialogue(line, fields);
    if (cue) cues.set(`${cue.startMs}/${cue.endMs}/${cue.spans.map((span) => span.text).join("")}`, cue);
  }
  return [...cues.values()];
}

function readFields(line: string): string[] {
  return line
    .slice("Format:".length)
    .split(",")
    .map((field) => field.trim().toLowerCase());
}

function readDialogue(line: string, fields: readonly string[]): CaptionCue | null {
  const parts = line.slice("Dialogue:".length).split(",");
  const value = (field: string) => parts[fields.indexOf(field)]?.trim() ?? "";
  const startMs = readCaptionTime(value("start"));
  const endMs = readCaptionTime(value("end"));
  if (startMs === null || endMs === null || endMs <= startMs) return null;
  // The text is the last field, and its commas are its own.
  const text = parts.slice(fields.length - 1).join(",");
  const { spans, alignment } = readStyledText(breakLines(text));
  return { startMs, endMs, settings: alignmentSettings(alignment), spans };
}

function breakLines(text: string): string {
  return text.replace(/\\[Nn]/g, "\n").replace(/\\h/g, " ");
}
