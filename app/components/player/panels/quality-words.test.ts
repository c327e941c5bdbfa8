import { expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import { qualityWords } from "./quality-words.ts";

const readiness: Readiness = {
  videoId: "video",
  state: "playable",
  segmentSeconds: 4,
  segmentCount: 10,
  endsAtSegment: null,
  renditions: [
    { renditionName: "v360", height: 360, isComplete: true, ranges: [[0, 9]] },
    { renditionName: "v1080", height: 1080, isComplete: false, ranges: [[0, 1], [5, 6]] }, // prettier-ignore
  ],
};

it("names renditions by their short side, best first, with rate and encoded share", () => {
  const levels = [
    { renditionName: "v360", width: 360, height: 640, bitrate: 780_000 },
    { renditionName: "v1080", width: 1920, height: 1080, bitrate: 5_900_000 },
  ];
  expect(qualityWords(levels, readiness)).toEqual([
    { renditionName: "v1080", label: "1080p", note: "about 6 Mbit/s, 40 % encoded" },
    { renditionName: "v360", label: "360p", note: "about 0.8 Mbit/s" },
  ]);
});
