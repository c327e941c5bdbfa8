import { type FragmentInfo, parseFragments } from "#core/media/mp4/fragment.ts";
import { differenceOfInits, type InitInfo, parseInit } from "#core/media/mp4/init-segment.ts";
import { AUDIO_FRAME_SAMPLES } from "#core/media/plan/media-limits.ts";
import { boxesIn, Mp4Error, viewOf } from "#core/media/mp4/mp4-box.ts";
import { segmentOf } from "#core/media/plan/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";

export type SegmentValidation = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface SegmentValidationInput {
  readonly plan: Plan;
  readonly renditionName: string;
  readonly number: number;
  /** The segment: `moof mdat`. */
  readonly bytes: Uint8Array;
  /** The rendition's init segment, as it was created with the plan. */
  readonly init: InitInfo;
}

/**
 * Whether a segment matches the plan, so that it joins its neighbours without a seam: frames (or audio
 * packets), decode time, a true IDR at its start, and all of its bytes. Every segment is validated before it
 * counts as stored, from every worker.
 */
export function validateSegment(input: SegmentValidationInput): SegmentValidation {
  try {
    const reason = faultOf(input);
    return reason ? { ok: false, reason } : { ok: true };
  } catch (error) {
    if (error instanceof Mp4Error || error instanceof RangeError) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Whether a run encoded the same kind of stream as the rendition's init segment describes. */
export function validateInit(expected: InitInfo, bytes: Uint8Array): SegmentValidation {
  try {
    const difference = differenceOfInits(expected, parseInit(bytes));
    return difference ? { ok: false, reason: `its init differs: ${difference}` } : { ok: true };
  } catch (error) {
    if (error instanceof Mp4Error || error instanceof RangeError) return { ok: false, reason: error.message };
    throw error;
  }
}

function faultOf({ plan, renditionName, number, bytes, init }: SegmentValidationInput): string | null {
  const expected = segmentOf(plan, renditionName, number);
  const found = parseFragments(bytes);
  const frameTicks = ticksPerFrame(plan, init);
  if (found.sampleCount !== expected.frameCount)
    return `it has ${found.sampleCount} frames, not ${expected.frameCount}`;
  if (found.decodeTime !== expected.firstFrame * frameTicks)
    return `it starts at ${found.decodeTime}, not ${expected.firstFrame * frameTicks}`;
  if (found.duration !== expected.frameCount * frameTicks)
    return `it lasts ${found.duration}, not ${expected.frameCount * frameTicks}`;
  if (!hasAllBytes(bytes)) return "its media is cut off";
  return init.kind === "video" && !startsWithIdr(found) ? "it does not start with an IDR picture" : null;
}

const ticksPerFrame = (plan: Plan, init: InitInfo): number =>
  init.kind === "audio" ? AUDIO_FRAME_SAMPLES : (init.timescale * plan.frameRate.den) / plan.frameRate.num;

const hasAllBytes = (bytes: Uint8Array): boolean => {
  const last = boxesIn(bytes).at(-1);
  return last?.type === "mdat" && last.end === bytes.length && last.end > last.contentStart;
};

const NAL_SLICE = 1;
const NAL_IDR = 5;

/**
 * The first slice of the first sample is an IDR's (ITU-T H.264, table 7-1). Flags of containers cannot be
 * trusted: recovery points have them too.
 */
export function startsWithIdr({ firstSample }: Pick<FragmentInfo, "firstSample">): boolean {
  const view = viewOf(firstSample);
  for (let at = 0; at + 5 <= firstSample.length;) {
    const type = view.getUint8(at + 4) & 0x1f;
    if (type === NAL_IDR) return true;
    if (type === NAL_SLICE) return false;
    at += 4 + view.getUint32(at);
  }
  return false;
}
