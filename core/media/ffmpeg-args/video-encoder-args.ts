import { NO_METADATA, secondsArg } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { type Plan, type RenditionPlan } from "#core/media/types.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/**
 * One rendition's encoder: capped constant quality, closed groups of pictures (GOPs) of two seconds in full
 * frames. The same for every chunk and for the init, so that all of them share one decoder configuration.
 * MEDIA: −29 % bytes against a constant rate.
 */
export function videoEncoderArgs(plan: Plan, rendition: RenditionPlan, threads?: number): readonly string[] {
  const group = String(plan.segmentFrames / 2);
  return [
    ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p"],
    ...["-crf", "23", "-maxrate", `${rendition.capKbps}k`, "-bufsize", `${2 * rendition.capKbps}k`],
    ...["-sc_threshold", "0", "-g", group, "-keyint_min", group],
    // FFmpeg passes on the source's chroma location (Motion JPEG has another), which would change the SPS.
    ...["-x264-params", "chromaloc=0"],
    ...(threads ? ["-threads", String(threads)] : []),
  ];
}

/**
 * One rendition's segments as files `<renditionName>/<number>.m4s` beside `<renditionName>/init.mp4`.
 * `frag_discont` gives each chunk its exact decode time, `negative_cts_offsets` makes that the first frame's;
 * `temp_file` renames a segment when it is complete. The filters have already made the rate constant, so
 * `cfr` adds and drops nothing; but FFmpeg 7 loses rate and durations in `setpts` and `tpad`, and without
 * them the last frame would have no duration.
 */
export function segmentMuxerArgs(plan: Plan, renditionName: string, firstSegment: number): readonly string[] {
  const { num, den } = plan.frameRate;
  return [
    ...["-fps_mode", "cfr", "-r", `${num}/${den}`, ...NO_METADATA, "-avoid_negative_ts", "disabled"],
    ...["-output_ts_offset", secondsArg(segmentSeconds(plan, firstSegment))],
    ...["-f", "hls", "-hls_segment_type", "fmp4"],
    ...["-hls_segment_options", "movflags=+frag_discont+negative_cts_offsets"],
    ...["-hls_time", secondsArg(segmentSeconds(plan)), "-hls_list_size", "0"],
    ...["-hls_flags", "temp_file", "-start_number", String(firstSegment)],
    ...["-hls_fmp4_init_filename", "init.mp4", "-hls_segment_filename", `${renditionName}/%05d.m4s`],
    `${renditionName}/index.m3u8`,
  ];
}
