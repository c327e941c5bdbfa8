import { type FfmpegArgs, NO_METADATA, secondsArg } from "#core/media/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-input.ts";
import { pictureEncoderArgs, segmentMuxerArgs } from "#core/media/video-encoder-args.ts";
import { rangeFilters, scaleGraph } from "#core/media/video-filters.ts";
import { pictureSegment } from "#core/media/segment-grid.ts";
import { type Plan, type RungPlan } from "#core/media/types.ts";

export interface PictureRun {
  readonly plan: Plan;
  readonly sourcePath: string;
  /** Names of the rungs to make; those that exist already are left out. */
  readonly rungs: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** Thumbnails of the sprite `sb.webp`; 0 for no sprite. */
  readonly tileCount: number;
  readonly threads?: number;
  /** Where a first try missed pictures at the start of its range: begin reading this much earlier. */
  readonly seekBackSeconds?: number;
}

/** FFmpeg's arguments for a range of segments of several rungs, decoded once. */
export function pictureArgs(run: PictureRun): FfmpegArgs {
  const { plan } = run;
  const seekSeconds = seekOf(run);
  const filters = rangeFilters(plan, {
    firstFrame: pictureSegment(plan, run.firstSegment).firstFrame,
    endFrame: pictureSegment(plan, run.firstSegment + run.segmentCount).firstFrame,
    fromStart: seekSeconds === null,
  });
  const input = guardedInput(run.sourcePath);
  const rungs = chosenRungs(plan, run.rungs);
  return {
    input: [
      ...input.options,
      ...["-noautorotate", "-copyts"],
      ...(seekSeconds === null
        ? []
        : ["-noaccurate_seek", "-seek_timestamp", "1", "-ss", secondsArg(seekSeconds)]),
      ...(run.threads ? ["-threads", String(run.threads)] : []),
    ],
    source: input.source,
    output: [
      ...["-filter_complex", scaleGraph(plan, filters, { rungs, tileCount: run.tileCount })],
      ...rungs.flatMap((rung) => rungOutput(run, rung)),
      ...(run.tileCount > 0 ? SPRITE_OUTPUT : []),
    ],
  };
}

/** The plan's rungs of those names, highest first. */
export function chosenRungs(plan: Plan, names: readonly string[]): readonly RungPlan[] {
  return plan.rungs.filter((rung) => names.includes(rung.rung)).toReversed();
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

const rungOutput = (run: PictureRun, rung: RungPlan): readonly string[] => [
  ...["-map", `[${rung.rung}]`],
  ...pictureEncoderArgs(run.plan, rung, run.threads),
  ...segmentMuxerArgs(run.plan, rung.rung, run.firstSegment),
];

/** Seconds of the file's own time to seek to; null to read from the start. */
function seekOf({ plan, firstSegment, seekBackSeconds }: PictureRun): number | null {
  if (firstSegment === 0) return null;
  const offset = pictureSegment(plan, firstSegment).startSeconds - (seekBackSeconds ?? 0);
  return offset <= 0 ? null : plan.sourceStartSeconds + offset;
}
