import { type FfmpegArgs, NO_METADATA, secondsArg } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { videoEncoderArgs, segmentMuxerArgs } from "#core/media/ffmpeg-args/video-encoder-args.ts";
import { rangeFilters, scaleGraph } from "#core/media/ffmpeg-args/video-filters.ts";
import { videoSegment } from "#core/media/plan/segment-grid.ts";
import { type Plan, type RenditionPlan } from "#core/media/types.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";

export interface VideoRun {
  readonly plan: Plan;
  readonly source: SourceInput;
  /** Names of the renditions to encode; existing ones are left out. */
  readonly renditionNames: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** Thumbnails of the sprite `sb.webp`; 0 for no sprite. */
  readonly tileCount: number;
  readonly threads?: number;
  /** If a first attempt missed frames at the start of its range: begin reading this much earlier. */
  readonly seekBackSeconds?: number;
}

/** FFmpeg's arguments for a range of segments of several renditions, decoded once. */
export function videoArgs(run: VideoRun): FfmpegArgs {
  const { plan } = run;
  const seekSeconds = seekOf(run);
  const filters = rangeFilters(plan, {
    firstFrame: videoSegment(plan, run.firstSegment).firstFrame,
    endFrame: videoSegment(plan, run.firstSegment + run.segmentCount).firstFrame,
    fromStart: seekSeconds === null,
  });
  const input = guardedInput(run.source);
  const renditions = chosenRenditions(plan, run.renditionNames);
  return {
    input: [
      ...input.options,
      ...["-noautorotate", "-copyts"],
      ...(plan.steadySource ? ["-reinit_filter", "0"] : []),
      ...(seekSeconds === null
        ? []
        : ["-noaccurate_seek", "-seek_timestamp", "1", "-ss", secondsArg(seekSeconds)]),
      ...(run.threads ? ["-threads", String(run.threads)] : []),
    ],
    source: input.source,
    output: [
      ...["-filter_complex", scaleGraph(plan, filters, { renditions, tileCount: run.tileCount })],
      ...renditions.flatMap((rendition) => renditionOutput(run, rendition)),
      ...(run.tileCount > 0 ? SPRITE_OUTPUT : []),
    ],
  };
}

/** The plan's renditions of those names, highest first. */
export function chosenRenditions(plan: Plan, names: readonly string[]): readonly RenditionPlan[] {
  return plan.renditions.filter((rendition) => names.includes(rendition.renditionName)).toReversed();
}

const SPRITE_OUTPUT: readonly string[] = [
  ...["-map", "[sb]", "-frames:v", "1", "-fps_mode", "passthrough", ...NO_METADATA],
  ...[
    "-c:v",
    "libwebp",
    "-quality",
    "70",
    "-compression_level",
    "3",
    "-f",
    "image2",
    "-update",
    "1",
    "sb.webp",
  ],
];

const renditionOutput = (run: VideoRun, rendition: RenditionPlan): readonly string[] => [
  ...["-map", `[${rendition.renditionName}]`],
  ...videoEncoderArgs(run.plan, rendition, run.threads),
  ...segmentMuxerArgs(run.plan, rendition.renditionName, run.firstSegment),
];

/**
 * The seek position in seconds of the file's time, at which there still is a frame; null to read from the
 * start.
 */
function seekOf({ plan, firstSegment, seekBackSeconds }: VideoRun): number | null {
  if (firstSegment === 0) return null;
  const lastVideo = (plan.heldFromFrame ?? Infinity) - 1;
  const frame = Math.min(videoSegment(plan, firstSegment).firstFrame, lastVideo);
  const offset = (frame * plan.frameRate.den) / plan.frameRate.num - (seekBackSeconds ?? 0);
  return offset <= 0 ? null : plan.sourceStartSeconds + offset;
}
