import { DomainError } from "#core/errors/domain-error.ts";
import { decodeText } from "#core/media/webvtt/decode-text.ts";
import { captionFormatOf } from "#core/media/webvtt/caption-format.ts";
import { readCues, type CaptionFormat } from "#core/media/webvtt/webvtt.ts";
import { type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";
import { type PlainKey } from "#core/messages/message.ts";

/** The maximum size of subtitles. A film of four hours with a cue each second is about 1 MB. */
export const SUBTITLE_MAX_BYTES = 10_000_000;

/** The endings of subtitle files. */
export const SUBTITLE_EXTENSIONS = ["srt", "vtt", "ass", "ssa"] as const;

export interface SubtitleFile {
  readonly text: string;
  readonly format: CaptionFormat;
  /** With text, in the file's order; at least one. */
  readonly cues: readonly CaptionCue[];
}

/**
 * Parses a subtitle file (SRT, WebVTT, ASS) in any encoding, which its language helps to detect. Throws
 * media_refused if it is too large, not text, or contains no subtitles.
 */
export function readSubtitleFile(bytes: Uint8Array, languageTag: string): SubtitleFile {
  if (bytes.length > SUBTITLE_MAX_BYTES) throw refused("subtitles.tooLargeFile");
  const text = decodeText(bytes, languageTag);
  if (text.includes("\0")) throw refused("subtitles.notASubtitleFile");
  const format = captionFormatOf(text);
  const cues = readCues(text, format).filter(hasText);
  if (cues.length === 0) throw refused("subtitles.noneInFile");
  return { text, format, cues };
}

function hasText({ spans }: CaptionCue): boolean {
  return spans.some(({ text }) => text.trim() !== "");
}

function refused(key: PlainKey): DomainError {
  return new DomainError("media_refused", key);
}
