import { expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import { chapterMask, preparedSpans } from "./prepared-spans.ts";

const readiness: Readiness = {
  videoId: "video",
  state: "playable",
  segmentSeconds: 4,
  segmentCount: 10,
  endsAtSegment: null,
  renditions: [
    { renditionName: "v360", height: 360, isComplete: false, ranges: [[0, 1], [6, 6]] }, // prettier-ignore
    { renditionName: "v720", height: 720, isComplete: false, ranges: [[1, 2]] },
    { renditionName: "a0", height: null, isComplete: true, ranges: [[0, 9]] },
  ],
};

it("draws where any picture exists; sound alone draws nothing", () => {
  const spans = preparedSpans(readiness, 40).map(({ from, to }) => [from, Number(to.toFixed(3))]);
  expect(spans).toEqual([
    [0, 0.3],
    [0.6, 0.7],
  ]);
});

it("draws all of it once a rendition is whole, and where nothing is known", () => {
  const complete = {
    ...readiness,
    renditions: [{ renditionName: "v360", height: 360, isComplete: true, ranges: [] }],
  };
  expect(preparedSpans(complete, 38)).toEqual([{ from: 0, to: 1 }]);
  expect(preparedSpans(null, 38)).toEqual([{ from: 0, to: 1 }]);
});

it("cuts the line at chapters", () => {
  expect(chapterMask([0, 10], 40)).toBe(
    "linear-gradient(90deg, #000 calc(25.000% - 1.5px), #0000 calc(25.000% - 1.5px), #0000 calc(25.000% + 1.5px), #000 calc(25.000% + 1.5px))",
  );
  expect(chapterMask([0], 40)).toBeNull();
});
