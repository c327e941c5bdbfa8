import { isTemporalFilter } from "#core/media/ffmpeg-args/normalise-filters.ts";
import { steadyFilters } from "#core/media/ffmpeg-args/steady-filters.ts";
import { storyboardStepFrames } from "#core/media/storyboard/storyboard.ts";
import { type Plan, type RenditionPlan, type StoryboardPlan } from "#core/media/types.ts";
import { WEBP_COLOUR_NAME, webpColourOptions } from "#core/media/ffmpeg-args/webp-colours.ts";

export interface FrameRange {
  readonly firstFrame: number;
  /** One past the last. */
  readonly endFrame: number;
  /** The run reads the video from its start, so missing frames there are filled. */
  readonly fromStart: boolean;
}

/**
 * From the source's frames to exactly those of the range, upright and normalised: constant rate, counted in
 * frames (never in seconds, which could lose one by rounding). The last frame is held for at most one segment
 * where the file ends, and as long as the plan says where the audio continues.
 */
export function rangeFilters(plan: Plan, range: FrameRange): readonly string[] {
  const rate = `${plan.frameRate.num}/${plan.frameRate.den}`;
  return [
    ...steadyFilters(plan),
    ...plan.normalise.filter(isTemporalFilter),
    ...(plan.sourceStartSeconds === 0 ? [] : [`setpts=PTS-round(${plan.sourceStartSeconds}/TB)`]),
    range.fromStart ? `fps=${rate}:start_time=0` : `fps=${rate}`,
    `tpad=stop=${plan.segmentFrames + heldFrames(plan, range)}:stop_mode=clone`,
    `trim=start_pts=${range.firstFrame}:end_pts=${range.endFrame}`,
    `setpts=PTS-${range.firstFrame}`,
    ...plan.normalise.filter((filter) => !isTemporalFilter(filter)),
  ];
}

const heldFrames = ({ heldFromFrame }: Plan, { endFrame }: FrameRange): number =>
  heldFromFrame === undefined ? 0 : Math.max(0, endFrame - heldFromFrame);

export interface ScaleChain {
  /** Highest first. */
  readonly renditions: readonly RenditionPlan[];
  /** Thumbnails in the sprite; 0 for none. */
  readonly tileCount: number;
}

/**
 * A graph that decodes once and scales down in a chain, each rendition from the next larger one: labels
 * `[v1080]`, `[v720]`… and `[sb]` for the sprite, which is scaled from the smallest rendition of the run.
 */
export function scaleGraph(plan: Plan, filters: readonly string[], chain: ScaleChain): string {
  const lines: string[] = [];
  let source = "0:" + String(plan.sourceVideoStreamIndex);
  let pending = filters;
  chain.renditions.forEach((rendition, position) => {
    const isLast = position === chain.renditions.length - 1 && chain.tileCount === 0;
    const scale = [`scale=${rendition.frameWidth}:${rendition.frameHeight}:flags=bicubic`, "setsar=1"];
    const outputs = isLast
      ? `[${rendition.renditionName}]`
      : `[${rendition.renditionName}][from_${rendition.renditionName}]`;
    lines.push(`[${source}]${[...pending, ...scale, ...(isLast ? [] : ["split=2"])].join(",")}${outputs}`);
    source = `from_${rendition.renditionName}`;
    pending = [];
  });
  if (chain.tileCount > 0 && plan.storyboard)
    lines.push(
      `[${source}]${[...pending, ...spriteFilters(plan, plan.storyboard, chain.tileCount)].join(",")}[sb]`,
    );
  return lines.join(";");
}

function spriteFilters(plan: Plan, storyboard: StoryboardPlan, tileCount: number): readonly string[] {
  const columns = Math.min(tileCount, storyboard.columns);
  return [
    `select='not(mod(n,${storyboardStepFrames(plan)}))'`,
    `scale=${storyboard.tileWidth}:${storyboard.tileHeight}:flags=bicubic${webpColourOptions(plan.normalise)}`,
    WEBP_COLOUR_NAME,
    "setsar=1",
    `tile=${columns}x${Math.ceil(tileCount / columns)}`,
  ];
}
