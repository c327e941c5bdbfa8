import { type CaptionFormat } from "#core/media/webvtt/webvtt.ts";

/** The format of a subtitle file, by its first line; SRT has no signature. */
export function captionFormatOf(text: string): CaptionFormat {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("WEBVTT")) return "webvtt";
  return start.startsWith("[Script Info]") ? "ass" : "srt";
}
