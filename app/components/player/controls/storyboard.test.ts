import { expect, it } from "vitest";
import { type Readiness } from "#core/playback/types.ts";
import { isTileStored, parseStoryboard, tileAt } from "./storyboard.ts";

const vtt = `WEBVTT

00:00.000 --> 00:10.000
sb/00000.webp#xywh=0,0,320,180

00:10.000 --> 00:20.000
sb/00000.webp#xywh=320,0,320,180

01:00:00.000 --> 01:00:10.000
sb/00001.webp#xywh=0,180,320,180
`;
const tiles = parseStoryboard(vtt, "https://films.test/media/t/v/p/storyboard.vtt");

it("reads tiles, with and without hours, relative to itself", () => {
  expect(tiles).toHaveLength(3);
  expect(tiles[1]).toEqual({
    startSeconds: 10,
    endSeconds: 20,
    url: "https://films.test/media/t/v/p/sb/00000.webp",
    x: 320,
    y: 0,
    width: 320,
    height: 180,
    spriteEndSeconds: 20,
  });
  expect(tiles[2]?.startSeconds).toBe(3600);
});

it("finds the tile of a time, and none in a gap", () => {
  expect(tileAt(tiles, 12)).toBe(tiles[1]);
  expect(tileAt(tiles, 600)).toBeNull();
  expect(tileAt([], 1)).toBeNull();
});

it("takes a tile for stored once the best rendition reaches the end of its sprite", () => {
  const [tile] = tiles;
  const upTo = (last: number, state: Readiness["state"] = "playable"): Readiness => ({
    videoId: "video",
    state,
    segmentSeconds: 4,
    segmentCount: 900,
    endsAtSegment: null,
    renditions: [
      { renditionName: "v360", height: 360, isComplete: true, ranges: [[0, 899]] },
      { renditionName: "v720", height: 720, isComplete: false, ranges: [[0, last]] },
      { renditionName: "a0", height: null, isComplete: true, ranges: [[0, 899]] },
    ],
  });
  expect([3, 4].map((last) => isTileStored(tile!, upTo(last)))).toEqual([false, true]);
  expect(isTileStored(tile!, upTo(0, "ready"))).toBe(true);
  expect(isTileStored(tile!, null)).toBe(true);
});
