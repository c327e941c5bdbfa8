import { guardedInput } from "#core/media/ffmpeg-input.ts";

/** ffprobe's arguments for a look at a file's index: not a single packet more than the demuxer needs. */
export function probeArgs(sourcePath: string): readonly string[] {
  const input = guardedInput(sourcePath);
  return [
    ...["-hide_banner", "-v", "error", "-of", "json"],
    ...["-show_format", "-show_streams", "-show_chapters"],
    ...input.options,
    ...["-i", input.source],
  ];
}
