import { describe, expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import {
  highestLevel,
  highestLevelAfter,
  highestLevelAt,
  mustBePrepared,
  segmentAt,
} from "./quality-choice.ts";

const levels = [
  { renditionName: "v360", width: 640, height: 360 },
  { renditionName: "v720", width: 1280, height: 720 },
  { renditionName: "v1080", width: 1920, height: 1080 },
];
const readiness: Readiness = {
  videoId: "video",
  state: "playable",
  segmentSeconds: 4,
  segmentCount: 10,
  endsAtSegment: null,
  renditions: [
    { renditionName: "v360", height: 360, isComplete: false, ranges: [[0, 5]] },
    { renditionName: "v720", height: 720, isComplete: false, ranges: [[0, 3], [9, 9]] }, // prettier-ignore
    { renditionName: "v1080", height: 1080, isComplete: false, ranges: [[0, 1]] },
    { renditionName: "a0", height: null, isComplete: false, ranges: [[0, 2]] },
  ],
};
const at = (segment: number) => ({ segment, limit: 2 });

describe("highestLevelAt", () => {
  it("takes the highest rendition that has the segment and the next", () => {
    expect([0, 1, 2, 3, 5].map((segment) => highestLevelAt(levels, readiness, at(segment)))).toEqual([
      2, 1, 1, 0, 0,
    ]);
  });

  it("needs no next segment at the end", () => {
    expect(highestLevelAt(levels, readiness, at(9))).toBe(1);
  });

  it("is the entry rendition where nothing is ready", () => {
    expect(highestLevelAt(levels, readiness, at(7))).toBe(0);
  });

  it("keeps within the limit", () => {
    expect(highestLevelAt(levels, readiness, { segment: 0, limit: 1 })).toBe(1);
  });

  it("trusts a rendition that is whole", () => {
    const complete = {
      ...readiness,
      renditions: readiness.renditions.map((rendition) => ({ ...rendition, isComplete: true })),
    };
    expect(highestLevelAt(levels, complete, at(7))).toBe(2);
  });
});

describe("highestLevelAfter", () => {
  it("wants no gap past the buffer's end", () => {
    const upTo = (last: number): Readiness => ({
      ...readiness,
      renditions: [{ renditionName: "v720", height: 720, isComplete: false, ranges: [[0, last]] }],
    });
    const after = (last: number, segment: number) =>
      highestLevelAfter(levels, upTo(last), { segment, limit: 2 });
    expect([after(5, 0), after(6, 0), after(9, 7)]).toEqual([0, 1, 1]);
  });
});

describe("highestLevel", () => {
  it("fills the shorter of both sides of what is shown", () => {
    expect(highestLevel(levels, { width: 360, height: 780 }, null)).toBe(0);
    expect(highestLevel(levels, { width: 900, height: 506 }, null)).toBe(1);
    expect(highestLevel(levels, { width: 1440, height: 900 }, null)).toBe(2);
    expect(highestLevel(levels, { width: 3840, height: 2160 }, null)).toBe(2);
    expect(highestLevel(levels, null, null)).toBe(2);
  });

  it("keeps to what was pinned, also where a smaller one would fill the picture", () => {
    expect(highestLevel(levels, null, 1)).toBe(1);
    expect(highestLevel(levels, { width: 3840, height: 2160 }, 0)).toBe(0);
    expect(highestLevel(levels, { width: 360, height: 780 }, 2)).toBe(2);
  });
});

describe("segmentAt", () => {
  it("clamps to the video, and to where the file really ends", () => {
    expect([0, 3.9, 4, 39, 400].map((seconds) => segmentAt(readiness, seconds))).toEqual([0, 0, 1, 9, 9]);
    expect(segmentAt({ ...readiness, endsAtSegment: 5 }, 400)).toBe(4);
  });
});

describe("mustBePrepared", () => {
  it("looks at the picture and at the sound", () => {
    expect(mustBePrepared(readiness, 2, "a0")).toBe(false);
    expect(mustBePrepared(readiness, 3, "a0")).toBe(true);
    expect(mustBePrepared(readiness, 3, null)).toBe(false);
    expect(mustBePrepared(readiness, 7, null)).toBe(true);
  });
});
