import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { type MediaInfo } from "#core/media/types.ts";

/** A track whose decoder is on no list, with FFmpeg's name of the decoder. */
export interface UnlistedTrack {
  readonly index: number;
  readonly decoder: string;
}

interface Look {
  readonly isDeep?: boolean;
  readonly unlisted?: readonly UnlistedTrack[];
}

/**
 * ffprobe's arguments to read a file's index: not a packet more than the demuxer needs, except for `isDeep`
 * (`hasUnseenTracks`). ffprobe fails for a file with one track that it may not open (and prints which one as
 * a warning). Therefore the decoders of `unlisted` tracks may be opened, but the demuxer's own whitelist
 * keeps every packet from them.
 */
export function probeArgs(source: SourceInput, look: Look = {}): readonly string[] {
  return [
    ...["-hide_banner", "-v", "warning", "-of", "json"],
    ...["-show_format", "-show_streams", "-show_programs", "-show_chapters"],
    ...inputArgs(source, look),
  ];
}

/** The track for which ffprobe failed, by its last message; null for another cause. */
export function unlistedTrackOf(words: string): UnlistedTrack | null {
  const match = /Codec \((\w+)\) not on whitelist[^;]*; Could not open codec for input stream (\d+)/.exec(
    words,
  );
  return match?.[1] && match[2] ? { index: Number(match[2]), decoder: match[1] } : null;
}

function inputArgs(source: SourceInput, { isDeep, unlisted = [] }: Look): readonly string[] {
  const input = guardedInput(source, { isDeep });
  const opened = unlisted.flatMap(({ index, decoder }) => [`-codec_whitelist:${index}`, decoder]);
  return [...input.options, ...opened, "-i", input.source];
}

/** After the end of every accepted file, so that a seek there lands before the file's last frames. */
const FAR_SECONDS = 7 * 24 * 3600;

/**
 * ffprobe's arguments to list a video track's last packets, from the last key frame of its index on: lines of
 * `pts,duration,flags` in seconds.
 */
export function lastPacketsArgs(
  source: SourceInput,
  streamIndex: number,
  look: Look = {},
): readonly string[] {
  return [
    ...["-hide_banner", "-v", "error", "-of", "csv=p=0"],
    ...["-select_streams", String(streamIndex), "-read_intervals", `${FAR_SECONDS}%`],
    ...["-show_entries", "packet=pts_time,duration_time,flags"],
    ...inputArgs(source, look),
  ];
}

const SAMPLED_POSITIONS = 8;
const SAMPLED_PACKETS = 64;

/**
 * ffprobe's arguments to list some of a video track's packets, from positions spread over the file: lines of
 * `pts`.
 */
export function samplePacketsArgs(source: SourceInput, info: MediaInfo, look: Look = {}): readonly string[] {
  const positions = Array.from({ length: SAMPLED_POSITIONS }, (_, position) => {
    const seconds = info.startSeconds + (position * info.durationSeconds) / SAMPLED_POSITIONS;
    return `${seconds.toFixed(3)}%+#${SAMPLED_PACKETS}`;
  });
  return [
    ...["-hide_banner", "-v", "error", "-of", "csv=p=0"],
    ...["-select_streams", String(info.video.index), "-read_intervals", positions.join(",")],
    ...["-show_entries", "packet=pts_time"],
    ...inputArgs(source, look),
  ];
}

/** FFmpeg's arguments to decode the first frame of a stream to nowhere: proof that there is one. */
export function firstFrameArgs(source: SourceInput, streamIndex: number): FfmpegArgs {
  const input = guardedInput(source);
  return {
    input: input.options,
    source: input.source,
    output: ["-map", `0:${streamIndex}`, "-frames:v", "1", "-fps_mode", "passthrough", "-f", "null", "-"],
  };
}
