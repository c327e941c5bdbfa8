import { SOUND_FRAME_SAMPLES, SOUND_SAMPLE_RATE } from "#core/media/media-limits.ts";
import { ceilDivide, toNumber } from "#core/media/rational.ts";
import { type ChunkPlan, type Plan, type Rational } from "#core/media/types.ts";

const SEGMENT_SECONDS = 4;
const PICTURE_CHUNK_SEGMENTS = 5;
const FIRST_SOUND_CHUNK_SEGMENTS = 5;
const SOUND_CHUNK_SEGMENTS = 15;

/** What the grid's functions need of a plan. */
export type Grid = Pick<Plan, "frameRate" | "totalFrames" | "segmentFrames" | "segmentCount">;

/** A segment of the picture: frames from the plan's time 0, and the exact times that follow from them. */
export interface GridSegment {
  readonly firstFrame: number;
  readonly frameCount: number;
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/**
 * Whole frames of a segment of about 4 s. Always even, so that a segment is two closed groups of pictures of
 * whole frames.
 */
export const segmentFramesOf = (frameRate: Rational): number =>
  2 * Math.round((toNumber(frameRate) * SEGMENT_SECONDS) / 2);

/** Segment `number` of the picture. The last one may be shorter; past it, `frameCount` is 0. */
export function pictureSegment(grid: Grid, number: number): GridSegment {
  const firstFrame = Math.min(grid.totalFrames, number * grid.segmentFrames);
  const frameCount = Math.min(grid.segmentFrames, grid.totalFrames - firstFrame);
  const secondsOf = (frames: number): number => (frames * grid.frameRate.den) / grid.frameRate.num;
  return {
    firstFrame,
    frameCount,
    startSeconds: secondsOf(firstFrame),
    durationSeconds: secondsOf(frameCount),
  };
}

/**
 * Segment `number` of the sound, in AAC frames of 1024 samples: it starts with the first one not before the
 * picture's.
 */
export function soundSegment(grid: Grid, number: number): GridSegment {
  const firstFrame = soundBoundary(grid, number);
  const frameCount = soundBoundary(grid, number + 1) - firstFrame;
  const secondsOf = (frames: number): number => (frames * SOUND_FRAME_SAMPLES) / SOUND_SAMPLE_RATE;
  return {
    firstFrame,
    frameCount,
    startSeconds: secondsOf(firstFrame),
    durationSeconds: secondsOf(frameCount),
  };
}

/** Segment `number` of a rung of either kind (`v360`, `a0`). */
export const segmentOf = (grid: Grid, rung: string, number: number): GridSegment =>
  rung.startsWith("a") ? soundSegment(grid, number) : pictureSegment(grid, number);

/** Ranges of the picture that are encoded at once: one segment first, so that something plays soon, then five. */
export const pictureChunks = (segmentCount: number): readonly ChunkPlan[] =>
  chunksOf(segmentCount, 1, PICTURE_CHUNK_SEGMENTS);

/** Sound is fast: twenty seconds first, then a minute at once. */
export const soundChunks = (segmentCount: number): readonly ChunkPlan[] =>
  chunksOf(segmentCount, FIRST_SOUND_CHUNK_SEGMENTS, SOUND_CHUNK_SEGMENTS);

/** First AAC frame of a segment: ceil(frames × den × 48000 / (num × 1024)), exact for films of any length. */
function soundBoundary(grid: Grid, number: number): number {
  if (number >= grid.segmentCount) return endOfSound(grid);
  return soundFrameAt(grid, number * grid.segmentFrames);
}

/** A last segment of a single picture can be shorter than an AAC frame: it still gets one. */
function endOfSound(grid: Grid): number {
  const lastStart = soundFrameAt(grid, (grid.segmentCount - 1) * grid.segmentFrames);
  return Math.max(lastStart + 1, soundFrameAt(grid, grid.totalFrames));
}

function soundFrameAt(grid: Grid, pictureFrame: number): number {
  const samples = BigInt(pictureFrame) * BigInt(grid.frameRate.den) * BigInt(SOUND_SAMPLE_RATE);
  return ceilDivide(samples, BigInt(grid.frameRate.num) * BigInt(SOUND_FRAME_SAMPLES));
}

function chunksOf(segmentCount: number, first: number, rest: number): readonly ChunkPlan[] {
  const chunks: ChunkPlan[] = [];
  for (let segment = 0; segment < segmentCount;) {
    const count = Math.min(chunks.length === 0 ? first : rest, segmentCount - segment);
    chunks.push({ number: chunks.length, firstSegment: segment, segmentCount: count });
    segment += count;
  }
  return chunks;
}
