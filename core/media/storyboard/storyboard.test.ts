import { describe, expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { storyboardPlan, storyboardTileCount, storyboardTiles } from "#core/media/storyboard/storyboard.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";

const planOf = (durationSeconds: number) =>
  planVideo(sampleInfo({ durationSeconds, video: sampleVideo({ durationSeconds }), audio: [] }));

describe("storyboardTiles", () => {
  it("are in the sprite of their chunk, one at its start and one every ten seconds", () => {
    const tiles = storyboardTiles(planOf(46));
    expect(
      tiles.map(({ chunkNumber, atSeconds, endSeconds, x }) => [chunkNumber, atSeconds, endSeconds, x]),
    ).toEqual([
      [0, 0, 4, 0],
      [1, 4, 14, 0],
      [1, 14, 24, 320],
      [2, 24, 34, 0],
      [2, 34, 44, 320],
      [3, 44, 46, 0],
    ]);
    expect(tiles.every(({ y, width, height }) => y === 0 && width === 320 && height === 180)).toBe(true);
  });
  it("are never none in a chunk, so each ladder chunk has its sprite", () => {
    const plan = planOf(24.05);
    expect(plan.videoChunks.map((chunk) => storyboardTileCount(plan, chunk))).toEqual([1, 2, 1]);
  });
  it("leave no hole", () => {
    const tiles = storyboardTiles(planOf(3000));
    tiles.slice(1).forEach((tile, n) => expect(tile.atSeconds).toBe(tiles[n]?.endSeconds));
  });
  it("are none without a storyboard", () => {
    expect(storyboardTiles({ ...planOf(46), storyboard: null })).toEqual([]);
  });
});

describe("storyboardPlan", () => {
  const entry = { renditionName: "v360", height: 360, capKbps: 800 };
  it("is 320 on the long side", () => {
    expect(storyboardPlan({ ...entry, frameWidth: 360, frameHeight: 640 })).toMatchObject({
      tileWidth: 180,
      tileHeight: 320,
    });
  });
  it("is never larger than the video", () => {
    expect(storyboardPlan({ ...entry, frameWidth: 16, frameHeight: 16 })).toMatchObject({
      tileWidth: 16,
      tileHeight: 16,
    });
  });
});
