import { AUDIO_FRAME_SAMPLES } from "#core/media/plan/media-limits.ts";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";

/** A little over a second is encoded before each chunk and dropped, so that the encoder has settled (MEDIA). */
const PRE_ROLL_FRAMES = 48;
/** The encoder looks ahead: without more input its last frames would fade out. */
const POST_ROLL_FRAMES = 3;

export interface AudioRun {
  readonly plan: Plan;
  readonly source: SourceInput;
  readonly track: AudioPlan;
  readonly firstSegment: number;
  readonly segmentCount: number;
  /**
   * `fast` seeks, and decodes and encodes at once; `levelled` decodes in a separate run, which survives
   * changes of channels and rate; `thorough` also reads from the start, which fills holes; `silence` does not
   * read the file.
   */
  readonly way: "fast" | "levelled" | "thorough" | "silence";
}

type Range = Pick<AudioRun, "plan" | "firstSegment" | "segmentCount">;

/** The AAC frames of a run's segments, counted from the plan's zero; `end` is one past the last. */
export function audioFrameRange({ plan, firstSegment, segmentCount }: Range): { first: number; end: number } {
  const first = audioSegment(plan, firstSegment).firstFrame;
  const last = audioSegment(plan, firstSegment + segmentCount - 1);
  return { first, end: last.firstFrame + last.frameCount };
}

/** The samples that a run encodes for these frames, with pre-roll and post-roll. */
export function audioSampleRange(range: Range): { startSample: number; endSample: number } {
  const { first, end } = audioFrameRange(range);
  return {
    startSample: Math.max(0, first - PRE_ROLL_FRAMES) * AUDIO_FRAME_SAMPLES,
    endSample: (end + POST_ROLL_FRAMES) * AUDIO_FRAME_SAMPLES,
  };
}
