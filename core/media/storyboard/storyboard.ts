import { framesToSeconds, toNumber } from "#core/media/plan/rational.ts";
import { videoSegment } from "#core/media/plan/segment-grid.ts";
import { type ChunkPlan, type Plan, type RenditionPlan, type StoryboardPlan } from "#core/media/types.ts";

const INTERVAL_SECONDS = 10;
const LONG_SIDE = 320;
/** A chunk is at most 24 s long, so three tiles of ten seconds hold it. */
const COLUMNS = 3;

/** A thumbnail: its position in the sprite of its ladder chunk, and the seconds that it is for. */
export interface StoryboardTile {
  readonly chunkNumber: number;
  readonly atSeconds: number;
  readonly endSeconds: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Thumbnails of 320 on the long side, never larger than the entry rendition, in even pixels. */
export function storyboardPlan(entry: RenditionPlan): StoryboardPlan {
  const scale = Math.min(1, LONG_SIDE / Math.max(entry.frameWidth, entry.frameHeight));
  const even = (pixels: number): number => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return {
    intervalSeconds: INTERVAL_SECONDS,
    tileWidth: even(entry.frameWidth),
    tileHeight: even(entry.frameHeight),
    columns: COLUMNS,
  };
}

/** The number of frames between two thumbnails of a chunk. */
export const storyboardStepFrames = (plan: Plan): number =>
  Math.max(1, Math.round((plan.storyboard?.intervalSeconds ?? INTERVAL_SECONDS) * toNumber(plan.frameRate)));

/**
 * The number of thumbnails in the sprite of a chunk: one at its start and one every ten seconds after; at
 * least one.
 */
export const storyboardTileCount = (plan: Plan, chunk: ChunkPlan): number =>
  Math.max(1, Math.ceil(chunkFrames(plan, chunk).count / storyboardStepFrames(plan)));

/**
 * Every thumbnail of a film in order, without gaps. Chunk n's sprite is object `sb/<n>.webp`: a row of
 * `storyboardTileCount` tiles. Empty if the plan has no storyboard.
 */
export function storyboardTiles(plan: Plan): readonly StoryboardTile[] {
  const storyboard = plan.storyboard;
  if (!storyboard) return [];
  return plan.videoChunks.flatMap((chunk) => chunkTiles(plan, storyboard, chunk));
}

function chunkTiles(plan: Plan, storyboard: StoryboardPlan, chunk: ChunkPlan): StoryboardTile[] {
  const { first, count } = chunkFrames(plan, chunk);
  const step = storyboardStepFrames(plan);
  const secondsOf = (frame: number): number => framesToSeconds(frame, plan.frameRate);
  return Array.from({ length: storyboardTileCount(plan, chunk) }, (_, index) => ({
    chunkNumber: chunk.number,
    atSeconds: secondsOf(first + index * step),
    endSeconds: secondsOf(Math.min(first + count, first + (index + 1) * step)),
    x: (index % storyboard.columns) * storyboard.tileWidth,
    y: Math.floor(index / storyboard.columns) * storyboard.tileHeight,
    width: storyboard.tileWidth,
    height: storyboard.tileHeight,
  }));
}

function chunkFrames(plan: Plan, chunk: ChunkPlan): { first: number; count: number } {
  const first = videoSegment(plan, chunk.firstSegment).firstFrame;
  const end = videoSegment(plan, chunk.firstSegment + chunk.segmentCount).firstFrame;
  return { first, count: end - first };
}
