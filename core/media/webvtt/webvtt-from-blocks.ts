import { CAPTION_MAX_CUES, type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";
import { readStyledText } from "#core/media/webvtt/webvtt-markup.ts";
import { alignmentSettings, readCueSettings } from "#core/media/webvtt/webvtt-settings.ts";
import { readCaptionTime } from "#core/media/webvtt/webvtt-time.ts";

const TIMING = /^\s*([\d:.,]{4,16})\s*-->\s*([\d:.,]{4,16})(.*)$/;
/** Blocks of WebVTT that are no cues; they end at the next empty line. */
const OTHER_BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

interface Timing {
  readonly startMs: number;
  readonly endMs: number;
  readonly settings: string;
}

/**
 * Reads SRT and WebVTT, which do not differ here: a line with an arrow, then text to the next empty line.
 * Numbers, names and headers are outside of that and are dropped; a cue with invalid times is skipped.
 */
export function readTimedBlocks(lines: readonly string[]): CaptionCue[] {
  const cues: CaptionCue[] = [];
  let at = 0;
  while (at < lines.length && cues.length < CAPTION_MAX_CUES) {
    const line = lines[at] ?? "";
    // Only a block searches its end: otherwise a long text outside of blocks would be read once for each of
    // its lines.
    if (OTHER_BLOCK.test(line)) {
      at = endOfBlock(lines, at + 1);
    } else if (line.includes("-->")) {
      const end = endOfBlock(lines, at + 1);
      const cue = readCue(line, lines.slice(at + 1, end));
      if (cue) cues.push(cue);
      at = end;
    } else {
      at += 1;
    }
  }
  return cues;
}

/** The next empty line, or the next timing line (and the number before it) if the empty one is missing. */
function endOfBlock(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() !== "" && !TIMING.test(lines[at] ?? "")) at += 1;
  const isUnparted = at < lines.length && lines[at]?.trim() !== "";
  return isUnparted && at > from && /^\s*\d+\s*$/.test(lines[at - 1] ?? "") ? at - 1 : at;
}

function readCue(timingLine: string, textLines: readonly string[]): CaptionCue | null {
  const timing = readTiming(timingLine);
  if (!timing) return null;
  const { spans, alignment } = readStyledText(textLines.join("\n"));
  return { ...timing, settings: timing.settings || alignmentSettings(alignment), spans };
}

function readTiming(line: string): Timing | null {
  const match = TIMING.exec(line);
  const startMs = readCaptionTime(match?.[1] ?? "");
  const endMs = readCaptionTime(match?.[2] ?? "");
  if (startMs === null || endMs === null || endMs <= startMs) return null;
  return { startMs, endMs, settings: readCueSettings(match?.[3] ?? "") };
}
