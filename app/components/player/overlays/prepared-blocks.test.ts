import { expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import { preparedBlocks } from "./prepared-blocks.ts";

const readiness = (segmentCount: number): Readiness => ({
  videoId: "video",
  state: "playable",
  segmentSeconds: 4,
  segmentCount,
  endsAtSegment: null,
  renditions: [{ renditionName: "v360", height: 360, isComplete: false, ranges: [[0, 3]] }],
});

it("has a cell for each segment of a short film", () => {
  expect(preparedBlocks(readiness(6), 21)).toEqual([
    "ready",
    "ready",
    "ready",
    "ready",
    "to_come",
    "in_work",
  ]);
});

it("joins the segments of a long one", () => {
  const parts = preparedBlocks(readiness(72), 4 * 40);
  expect(parts).toHaveLength(36);
  expect(parts.slice(0, 3)).toEqual(["ready", "ready", "to_come"]);
  expect(parts.indexOf("in_work")).toBe(20);
});
