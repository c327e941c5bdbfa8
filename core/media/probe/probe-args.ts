import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { type MediaInfo } from "#core/media/types.ts";

/**
 * ffprobe's arguments for a look at a file's index: not a single packet more than the demuxer needs, but for `isDeep`
 * (`hasUnseenTracks`).
 */
export function probeArgs(sourcePath: string, options: { isDeep?: boolean } = {}): readonly string[] {
  const input = guardedInput(sourcePath, options);
  return [
    ...["-hide_banner", "-v", "error", "-of", "json"],
    ...["-show_format", "-show_streams", "-show_programs", "-show_chapters"],
    ...input.options,
    ...["-i", input.source],
  ];
}

/** Past the end of whatever is taken, so that a seek there lands before a file's last pictures. */
const FAR_SECONDS = 7 * 24 * 3600;

/**
 * ffprobe's arguments to list a picture's last packets, from the last key frame of its index on: lines of
 * `pts,duration,flags` in seconds.
 */
export function lastPacketsArgs(sourcePath: string, streamIndex: number): readonly string[] {
  const input = guardedInput(sourcePath);
  return [
    ...["-hide_banner", "-v", "error", "-of", "csv=p=0"],
    ...["-select_streams", String(streamIndex), "-read_intervals", `${FAR_SECONDS}%`],
    ...["-show_entries", "packet=pts_time,duration_time,flags"],
    ...input.options,
    ...["-i", input.source],
  ];
}

const SAMPLED_POSITIONS = 8;
const SAMPLED_PACKETS = 64;

/** ffprobe's arguments to list some of a picture's packets, from places spread over the file: lines of `pts`. */
export function samplePacketsArgs(sourcePath: string, info: MediaInfo): readonly string[] {
  const input = guardedInput(sourcePath);
  const positions = Array.from({ length: SAMPLED_POSITIONS }, (_, position) => {
    const seconds = info.startSeconds + (position * info.durationSeconds) / SAMPLED_POSITIONS;
    return `${seconds.toFixed(3)}%+#${SAMPLED_PACKETS}`;
  });
  return [
    ...["-hide_banner", "-v", "error", "-of", "csv=p=0"],
    ...["-select_streams", String(info.video.index), "-read_intervals", positions.join(",")],
    ...["-show_entries", "packet=pts_time"],
    ...input.options,
    ...["-i", input.source],
  ];
}

/** FFmpeg's arguments to decode the first picture of a stream to nowhere: proof that there is one. */
export function firstFrameArgs(sourcePath: string, streamIndex: number): FfmpegArgs {
  const input = guardedInput(sourcePath);
  return {
    input: input.options,
    source: input.source,
    output: ["-map", `0:${streamIndex}`, "-frames:v", "1", "-fps_mode", "passthrough", "-f", "null", "-"],
  };
}
