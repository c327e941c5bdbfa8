import { describe, expect, it } from "vitest";
import { rational } from "#core/media/plan/rational.ts";
import {
  type Grid,
  videoChunks,
  videoSegment,
  segmentFramesOf,
  segmentOf,
  segmentSeconds,
  audioChunks,
  audioSegment,
} from "#core/media/plan/segment-grid.ts";

const gridOf = (num: number, den: number, totalFrames: number): Grid => {
  const frameRate = rational(num, den);
  const segmentFrames = segmentFramesOf(frameRate);
  return { frameRate, totalFrames, segmentFrames, segmentCount: Math.ceil(totalFrames / segmentFrames) };
};

describe("segmentFramesOf", () => {
  it.each([
    [24000, 1001, 96],
    [25, 1, 100],
    [30000, 1001, 120],
    [60000, 1001, 240],
    [10, 1, 40],
    [15, 1, 60],
  ])("%i/%i -> %i, an even number of frames near 4 s", (num, den, frames) =>
    expect(segmentFramesOf(rational(num, den))).toBe(frames),
  );
});

describe("segmentSeconds", () => {
  it("is of one segment, or of so many", () => {
    expect(segmentSeconds(gridOf(25, 1, 250))).toBe(4);
    expect(segmentSeconds(gridOf(24000, 1001, 1000), 3)).toBe((3 * 96 * 1001) / 24000);
  });
  it("ends where the next segment starts, at any frame rate", () => {
    const grid = gridOf(30000, 1001, 100_000);
    for (let number = 0; number < 800; number++)
      expect(segmentSeconds(grid, number)).toBe(videoSegment(grid, number).startSeconds);
  });
});

describe("pictureSegment", () => {
  const grid = gridOf(25, 1, 250);
  it("starts on a full frame", () => {
    expect(videoSegment(grid, 1)).toEqual({
      firstFrame: 100,
      frameCount: 100,
      startSeconds: 4,
      durationSeconds: 4,
    });
  });
  it("ends with what is left", () => expect(videoSegment(grid, 2)).toMatchObject({ frameCount: 50 }));
  it("is empty past the end", () =>
    expect(videoSegment(grid, 3)).toMatchObject({ firstFrame: 250, frameCount: 0 }));
});

describe("soundSegment", () => {
  it("starts with the first AAC frame not before the video segment", () => {
    const grid = gridOf(25, 1, 1000);
    expect([0, 1, 2, 3].map((number) => audioSegment(grid, number).firstFrame)).toEqual([0, 188, 375, 563]);
    expect(audioSegment(grid, 1)).toMatchObject({ frameCount: 187, durationSeconds: (187 * 1024) / 48000 });
  });
  it("has no holes, at any rate and length", () => {
    for (const [num, den] of [
      [24000, 1001],
      [30000, 1001],
      [60000, 1001],
      [25, 1],
    ] as const) {
      const grid = gridOf(num, den, 12 * 3600 * 60);
      const numbers = [0, 1, 2, grid.segmentCount - 2, grid.segmentCount - 1];
      for (const number of numbers) {
        const segment = audioSegment(grid, number);
        expect(segment.firstFrame + segment.frameCount).toBe(audioSegment(grid, number + 1).firstFrame);
        expect(segment.startSeconds - videoSegment(grid, number).startSeconds).toBeGreaterThanOrEqual(0);
        expect(segment.startSeconds - videoSegment(grid, number).startSeconds).toBeLessThan(1024 / 48000);
      }
    }
  });
  it("ends with the video", () => {
    const grid = gridOf(25, 1, 250);
    expect(audioSegment(grid, 2)).toMatchObject({ firstFrame: 375, frameCount: 469 - 375 });
    expect(audioSegment(grid, 3).frameCount).toBe(0);
  });
  it("gives the shortest last segment one frame", () => {
    const grid = gridOf(60, 1, 241);
    expect(audioSegment(grid, 1)).toMatchObject({ firstFrame: 188, frameCount: 1 });
  });
  it("is what segmentOf returns for audio renditions", () => {
    const grid = gridOf(25, 1, 1000);
    expect(segmentOf(grid, "a0", 1)).toEqual(audioSegment(grid, 1));
    expect(segmentOf(grid, "v360", 1)).toEqual(videoSegment(grid, 1));
  });
});

describe("chunks", () => {
  const ranges = (chunks: ReturnType<typeof videoChunks>): readonly string[] =>
    chunks.map(({ number, firstSegment, segmentCount }) => `${number}: ${firstSegment}+${segmentCount}`);
  it("of video: one segment, then five", () => {
    expect(ranges(videoChunks(13))).toEqual(["0: 0+1", "1: 1+5", "2: 6+5", "3: 11+2"]);
    expect(ranges(videoChunks(1))).toEqual(["0: 0+1"]);
  });
  it("of audio: five segments, then fifteen", () => {
    expect(ranges(audioChunks(24))).toEqual(["0: 0+5", "1: 5+15", "2: 20+4"]);
    expect(ranges(audioChunks(3))).toEqual(["0: 0+3"]);
  });
});
