import { type Readiness } from "#core/playback/types.ts";
import { holdsSegment, segmentsToExpect } from "../stream/segment-ranges.ts";
import { segmentAt } from "../stream/quality-choice.ts";

const MOST_BLOCKS = 36;

/**
 * The film as a bar of at most 36 cells: a cell is ready when each of its segments has video in any rendition;
 * the one with the requested position is in progress.
 */
export function preparedBlocks(
  readiness: Readiness,
  wantedSeconds: number,
): ("ready" | "in_work" | "to_come")[] {
  const segments = segmentsToExpect(readiness);
  const count = Math.max(1, Math.min(MOST_BLOCKS, segments));
  const wanted = segmentAt(readiness, wantedSeconds);
  const videoRenditions = readiness.renditions.filter(({ renditionName }) => !renditionName.startsWith("a"));
  const isReady = (segment: number) =>
    videoRenditions.some((rendition) => rendition.isComplete || holdsSegment(rendition.ranges, segment));
  return Array.from({ length: count }, (_, part) => {
    const first = Math.floor((part * segments) / count);
    const end = Math.max(first + 1, Math.floor(((part + 1) * segments) / count));
    if (first <= wanted && wanted < end) return "in_work";
    const own = Array.from({ length: end - first }, (_none, index) => first + index);
    return own.every(isReady) ? "ready" : "to_come";
  });
}
