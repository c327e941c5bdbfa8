import { AUDIO_FRAME_SAMPLES, AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { ceilDivide, framesToSeconds, toNumber } from "#core/media/plan/rational.ts";
import { type ChunkPlan, type Plan, type Rational } from "#core/media/types.ts";

const SEGMENT_SECONDS = 4;
const VIDEO_CHUNK_SEGMENTS = 5;
const FIRST_AUDIO_CHUNK_SEGMENTS = 5;
const AUDIO_CHUNK_SEGMENTS = 15;

/** What the grid's functions need of a plan. */
export type Grid = Pick<Plan, "frameRate" | "totalFrames" | "segmentFrames" | "segmentCount">;

/** A video segment: frames from the plan's time 0, and the exact times that follow from them. */
export interface GridSegment {
  readonly firstFrame: number;
  readonly frameCount: number;
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/**
 * The number of frames in a segment of about 4 s. Always even, so that a segment is two closed groups of
 * pictures (GOPs) of full frames.
 */
export const segmentFramesOf = (frameRate: Rational): number =>
  2 * Math.round((toNumber(frameRate) * SEGMENT_SECONDS) / 2);

/**
 * The duration of `segmentCount` segments of a plan, in seconds; one by default. The film's last segment is
 * shorter.
 */
export const segmentSeconds = (grid: Pick<Grid, "segmentFrames" | "frameRate">, segmentCount = 1): number =>
  framesToSeconds(segmentCount * grid.segmentFrames, grid.frameRate);

/** Video segment `number`. The last one may be shorter; after it, `frameCount` is 0. */
export function videoSegment(grid: Grid, number: number): GridSegment {
  const firstFrame = Math.min(grid.totalFrames, number * grid.segmentFrames);
  const frameCount = Math.min(grid.segmentFrames, grid.totalFrames - firstFrame);
  return {
    firstFrame,
    frameCount,
    startSeconds: framesToSeconds(firstFrame, grid.frameRate),
    durationSeconds: framesToSeconds(frameCount, grid.frameRate),
  };
}

/**
 * Audio segment `number`, in AAC frames of 1024 samples: it starts with the first one not before the video
 * segment.
 */
export function audioSegment(grid: Grid, number: number): GridSegment {
  const firstFrame = audioBoundary(grid, number);
  const frameCount = audioBoundary(grid, number + 1) - firstFrame;
  const secondsOf = (frames: number): number => (frames * AUDIO_FRAME_SAMPLES) / AUDIO_SAMPLE_RATE;
  return {
    firstFrame,
    frameCount,
    startSeconds: secondsOf(firstFrame),
    durationSeconds: secondsOf(frameCount),
  };
}

/** Segment `number` of a rendition of either kind (`v360`, `a0`). */
export const segmentOf = (grid: Grid, renditionName: string, number: number): GridSegment =>
  renditionName.startsWith("a") ? audioSegment(grid, number) : videoSegment(grid, number);

/**
 * Ranges of video segments that are encoded in one run: one segment first, so that playback can begin soon,
 * then five.
 */
export const videoChunks = (segmentCount: number): readonly ChunkPlan[] =>
  chunksOf(segmentCount, 1, VIDEO_CHUNK_SEGMENTS);

/** Audio is fast: twenty seconds first, then one minute per run. */
export const audioChunks = (segmentCount: number): readonly ChunkPlan[] =>
  chunksOf(segmentCount, FIRST_AUDIO_CHUNK_SEGMENTS, AUDIO_CHUNK_SEGMENTS);

/** First AAC frame of a segment: ceil(frames × den × 48000 / (num × 1024)), exact for films of any length. */
function audioBoundary(grid: Grid, number: number): number {
  if (number >= grid.segmentCount) return endOfAudio(grid);
  return audioFrameAt(grid, number * grid.segmentFrames);
}

/** A last segment of a single frame can be shorter than an AAC frame: it still gets one. */
function endOfAudio(grid: Grid): number {
  const lastStart = audioFrameAt(grid, (grid.segmentCount - 1) * grid.segmentFrames);
  return Math.max(lastStart + 1, audioFrameAt(grid, grid.totalFrames));
}

function audioFrameAt(grid: Grid, frameAtSeconds: number): number {
  const samples = BigInt(frameAtSeconds) * BigInt(grid.frameRate.den) * BigInt(AUDIO_SAMPLE_RATE);
  return ceilDivide(samples, BigInt(grid.frameRate.num) * BigInt(AUDIO_FRAME_SAMPLES));
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
