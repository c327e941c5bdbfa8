import { DomainError } from "#core/errors/domain-error.ts";
import { type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";
import { readAssCues } from "#core/media/webvtt/webvtt-from-ass.ts";
import { readTimedBlocks } from "#core/media/webvtt/webvtt-from-blocks.ts";
import { writeCues } from "#core/media/webvtt/webvtt-write.ts";

export type CaptionFormat = "srt" | "webvtt" | "ass";

/** A film of four hours with a cue each second is about 1 MB. */
export const CAPTIONS_MAX_CHARACTERS = 10_000_000;

/**
 * Converts subtitles to WebVTT that is safe for every renderer: the file is parsed and written again, never
 * passed through. Bold, italics, underline and a few positions are kept; all other markup is dropped,
 * malformed cues are skipped. Times count from `zeroMs`, and cues that end before it are left out. Throws
 * media_refused if the file is too large for subtitles.
 */
export function toWebVtt(text: string, format: CaptionFormat, zeroMs = 0): string {
  return writeCues(countedFrom(zeroMs, readCues(text, format)));
}

/** The cues of a subtitle file, in the file's order. Throws media_refused if it is too large for subtitles. */
export function readCues(text: string, format: CaptionFormat): readonly CaptionCue[] {
  if (text.length > CAPTIONS_MAX_CHARACTERS) throw new DomainError("media_refused", "subtitles.tooLargeText");
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  switch (format) {
    case "srt":
    case "webvtt":
      return readTimedBlocks(lines);
    case "ass":
      return readAssCues(lines);
  }
}

function countedFrom(zeroMs: number, cues: readonly CaptionCue[]): readonly CaptionCue[] {
  if (zeroMs === 0) return cues;
  return cues.flatMap((cue) => {
    const startMs = Math.max(0, cue.startMs - zeroMs);
    const endMs = cue.endMs - zeroMs;
    return endMs > startMs ? [{ ...cue, startMs, endMs }] : [];
  });
}
