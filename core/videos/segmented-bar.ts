import { type VideoProgress } from "#core/videos/types.ts";

export type BarBlock = VideoProgress["parts"][number];
type ChunkState = "dormant" | "pending" | "running" | "complete" | "failed";

/** A bar has at most this many parts: a film of two hours has 360 chunks. */
export const MAX_PARTS = 200;

/**
 * The ladder's chunks as a segmented bar. If there are too many, neighbours share a part: it is failed or
 * running if any of them is, and ready when all are.
 */
export function segmentedBar(states: readonly ChunkState[]): BarBlock[] {
  const count = Math.min(states.length, MAX_PARTS);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * states.length) / count);
    const to = Math.floor(((part + 1) * states.length) / count);
    return mergedBlock(states.slice(from, to));
  });
}

function mergedBlock(states: readonly ChunkState[]): BarBlock {
  if (states.includes("failed")) return "failed";
  if (states.includes("running")) return "in_work";
  return states.every((state) => state === "complete") ? "ready" : "to_come";
}
