import { expect, test } from "vitest";
import { missingWork, type ChunkNeeds } from "#core/encoding/chunks/missing-work.ts";

const ladder: ChunkNeeds = {
  kind: "ladder",
  renditionNames: ["v360", "v720"],
  number: 1,
  firstSegment: 1,
  segmentCount: 5,
  withStoryboard: true,
  endsAtSegment: null,
  existing: new Set(),
  requestedSegment: null,
};
const entry: ChunkNeeds = { ...ladder, kind: "entry", renditionNames: ["v360"], withStoryboard: false };
const range = (renditionName: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${renditionName}:${from + at}`);

test("a new ladder chunk is encoded completely", () => {
  expect(missingWork(ladder)).toEqual({
    renditionNames: ["v360", "v720"],
    firstSegment: 1,
    segmentCount: 5,
    withStoryboard: true,
  });
});

test("a ladder run leaves out the rendition that an entry run encoded", () => {
  const work = missingWork({ ...ladder, existing: new Set(range("v360", 1, 5)) });
  expect(work).toMatchObject({ renditionNames: ["v720"], firstSegment: 1, segmentCount: 5 });
});

test("a ladder run continues at the first missing segment, once the sprite exists", () => {
  const existing = new Set([...range("v360", 1, 5), ...range("v720", 1, 2), "sb:1"]);
  expect(missingWork({ ...ladder, existing })).toEqual({
    renditionNames: ["v720"],
    firstSegment: 3,
    segmentCount: 3,
    withStoryboard: false,
  });
});

test("a missing sprite alone is work without renditions", () => {
  const existing = new Set([...range("v360", 1, 5), ...range("v720", 1, 5)]);
  expect(missingWork({ ...ladder, existing })).toMatchObject({
    renditionNames: [],
    firstSegment: 1,
    withStoryboard: true,
  });
});

test("an entry run starts at the requested segment and stops before what exists", () => {
  expect(missingWork({ ...entry, requestedSegment: 3 })).toMatchObject({ firstSegment: 3, segmentCount: 3 });
  const existing = new Set(["v360:5"]);
  expect(missingWork({ ...entry, requestedSegment: 3, existing })).toMatchObject({
    firstSegment: 3,
    segmentCount: 2,
  });
});

test("where all from the request on exists, an entry run makes what is before it", () => {
  const existing = new Set(range("v360", 3, 5));
  expect(missingWork({ ...entry, requestedSegment: 3, existing })).toMatchObject({
    firstSegment: 1,
    segmentCount: 2,
  });
});

test("nothing is missing past the end of the file", () => {
  expect(missingWork({ ...entry, endsAtSegment: 1 })).toBeNull();
  expect(missingWork({ ...ladder, endsAtSegment: 0 })).toBeNull();
  expect(missingWork({ ...entry, endsAtSegment: 3, existing: new Set(["v360:1", "v360:2"]) })).toBeNull();
});

test("a complete chunk leaves nothing to do", () => {
  expect(missingWork({ ...entry, existing: new Set(range("v360", 1, 5)) })).toBeNull();
});
