import { describe, expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import { holdsSegment, lengthSeconds, withSegments, withStoredSegments } from "./segment-ranges.ts";

describe("withSegments", () => {
  it("joins neighbours and keeps gaps", () => {
    expect(withSegments([[0, 2]], [3, 7, 8])).toEqual([
      [0, 3],
      [7, 8],
    ]);
  });

  it("closes a gap", () => {
    expect(withSegments([[0, 1], [3, 4]], [2])).toEqual([[0, 4]]); // prettier-ignore
  });

  it("takes what is known already, and numbers out of order", () => {
    expect(withSegments([[2, 4]], [3, 1, 0])).toEqual([[0, 4]]);
  });
});

describe("holdsSegment", () => {
  it("is inclusive at both ends", () => {
    expect([1, 2, 4, 5].map((number) => holdsSegment([[2, 4]], number))).toEqual([false, true, true, false]);
  });
});

describe("withStoredSegments", () => {
  const readiness: Readiness = {
    videoId: "video",
    state: "playable",
    segmentSeconds: 4,
    segmentCount: 3,
    endsAtSegment: null,
    renditions: [{ renditionName: "v360", height: 360, isComplete: false, ranges: [[0, 0]] }],
  };

  it("marks a rendition whole with its last segment", () => {
    expect(withStoredSegments(readiness, "v360", [1, 2]).renditions[0]).toMatchObject({ isComplete: true });
    expect(withStoredSegments(readiness, "v360", [2]).renditions[0]).toMatchObject({ isComplete: false });
  });

  it("counts to the file's real end", () => {
    const shorter = { ...readiness, endsAtSegment: 2 };
    expect(withStoredSegments(shorter, "v360", [1]).renditions[0]).toMatchObject({ isComplete: true });
  });

  it("leaves unknown renditions out", () => {
    expect(withStoredSegments(readiness, "v720", [1])).toEqual(readiness);
  });
});

describe("lengthSeconds", () => {
  const readiness = { segmentSeconds: 4, segmentCount: 10, endsAtSegment: null } as unknown as Readiness;

  it("is the plan's, until the file turns out shorter", () => {
    expect(lengthSeconds(null, 38)).toBe(38);
    expect(lengthSeconds(readiness, 38)).toBe(38);
    expect(lengthSeconds({ ...readiness, endsAtSegment: 5 }, 38)).toBe(20);
    expect(lengthSeconds({ ...readiness, endsAtSegment: 10 }, 38)).toBe(38);
  });
});
