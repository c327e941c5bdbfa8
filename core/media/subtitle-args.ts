import { type FfmpegArgs, NO_METADATA } from "#core/media/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-input.ts";

/** No caption track of a film comes near this; a hostile one could. */
const MAX_BYTES = 16 * 1024 * 1024;

/** FFmpeg's arguments to take one text track out of a file as it is, or as SRT where it has no text form of its own. */
export function subtitleArgs(input: {
  readonly sourcePath: string;
  readonly streamIndex: number;
  readonly codec: string;
  /** Relative to the run's folder. */
  readonly outputName: string;
}): FfmpegArgs {
  const guarded = guardedInput(input.sourcePath);
  return {
    input: guarded.options,
    source: guarded.source,
    output: [
      ...["-map", `0:${input.streamIndex}`, ...NO_METADATA, ...formOf(input.codec)],
      ...["-fs", String(MAX_BYTES), input.outputName],
    ],
  };
}

function formOf(codec: string): readonly string[] {
  if (codec === "ass" || codec === "ssa") return ["-c:s", "copy", "-f", "ass"];
  if (codec === "webvtt") return ["-c:s", "copy", "-f", "webvtt"];
  return ["-c:s", "subrip", "-f", "srt"];
}
