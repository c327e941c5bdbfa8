import { type FfmpegArgs, NO_METADATA } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";

/** No subtitle track of a film is nearly this large; a hostile one could be. */
const MAX_BYTES = 16 * 1024 * 1024;

interface SubtitleOutput {
  readonly streamIndex: number;
  readonly codec: string;
  /** Relative to the run's folder. */
  readonly outputName: string;
}

/**
 * FFmpeg's arguments to extract text tracks from a file unchanged, or as SRT if they have no text format of
 * their own.
 */
export function subtitleArgs(input: {
  readonly source: SourceInput;
  readonly tracks: readonly SubtitleOutput[];
}): FfmpegArgs {
  const guarded = guardedInput(input.source);
  return { input: guarded.options, source: guarded.source, output: input.tracks.flatMap(outputOf) };
}

const outputOf = ({ streamIndex, codec, outputName }: SubtitleOutput): readonly string[] => [
  ...["-map", `0:${streamIndex}`, ...NO_METADATA, ...formOf(codec)],
  ...["-fs", String(MAX_BYTES), outputName],
];

function formOf(codec: string): readonly string[] {
  if (codec === "ass" || codec === "ssa") return ["-c:s", "copy", "-f", "ass"];
  // Unchanged, because FFmpeg would drop lines that are not UTF-8.
  if (codec === "subrip" || codec === "srt") return ["-c:s", "copy", "-f", "srt"];
  if (codec === "webvtt") return ["-c:s", "copy", "-f", "webvtt"];
  return ["-c:s", "subrip", "-f", "srt"];
}
