import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { videoEncoderArgs, segmentMuxerArgs } from "#core/media/ffmpeg-args/video-encoder-args.ts";
import { rangeFilters, scaleGraph } from "#core/media/ffmpeg-args/video-filters.ts";
import { type Plan } from "#core/media/types.ts";

/** Enough frames for the encoder's reordering to appear in the edit list. */
const INIT_FRAMES = 8;

/**
 * FFmpeg's arguments for the inits of every video rendition: a moment of black through the same filters,
 * encoder and muxer, in `<renditionName>/init.mp4`. They are byte-identical to those that each chunk writes.
 */
export function videoInitArgs(plan: Plan): FfmpegArgs {
  const renditions = plan.renditions.toReversed();
  const top = renditions[0];
  const rate = `${plan.frameRate.num}/${plan.frameRate.den}`;
  const black = {
    ...plan,
    normalise: ["format=yuv420p", ...plan.normalise.slice(-1)],
    sourceVideoStreamIndex: 0,
  };
  delete black.steadySource;
  const range = { firstFrame: 0, endFrame: INIT_FRAMES, fromStart: true };
  const filters = rangeFilters({ ...black, sourceStartSeconds: 0 }, range);
  return {
    input: ["-f", "lavfi"],
    source: `color=c=black:s=${top?.frameWidth}x${top?.frameHeight}:r=${rate}`,
    output: [
      ...["-filter_complex", scaleGraph(black, filters, { renditions, tileCount: 0 })],
      ...renditions.flatMap((rendition) => [
        ...["-map", `[${rendition.renditionName}]`],
        ...videoEncoderArgs(plan, rendition),
        ...segmentMuxerArgs(plan, rendition.renditionName, 0),
      ]),
    ],
  };
}
