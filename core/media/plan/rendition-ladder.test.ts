import { describe, expect, it } from "vitest";
import { displaySize, renditionLadder } from "#core/media/plan/rendition-ladder.ts";
import { sampleVideo } from "#core/media/testing/sample-info.ts";
import { type VideoStreamInfo } from "#core/media/types.ts";

const ladder = (changes: Partial<VideoStreamInfo>): readonly string[] =>
  renditionLadder(sampleVideo(changes)).map(
    (rendition) =>
      `${rendition.renditionName} ${rendition.frameWidth}x${rendition.frameHeight} ${rendition.capKbps}`,
  );

describe("renditionLadder", () => {
  it("has every rendition up to the source's", () => {
    expect(ladder({ width: 3840, height: 2160 })).toEqual([
      "v360 640x360 800",
      "v480 854x480 1400",
      "v720 1280x720 2800",
      "v1080 1920x1080 5000",
      "v1440 2560x1440 10000",
      "v2160 3840x2160 16000",
    ]);
  });
  it("never makes anything larger", () => {
    expect(ladder({ width: 1918, height: 1078 })).toHaveLength(3);
  });
  it("names portrait by its short side", () => {
    expect(ladder({ width: 720, height: 1280 })).toEqual([
      "v360 360x640 800",
      "v480 480x854 1400",
      "v720 720x1280 2800",
    ]);
  });
  it("turns before it measures", () => {
    expect(ladder({ width: 640, height: 360, rotationDegrees: 90 })).toEqual(["v360 360x640 800"]);
  });
  it("makes pixels square", () => {
    expect(ladder({ width: 720, height: 576, sampleAspect: { num: 64, den: 45 } })).toEqual([
      "v360 640x360 800",
      "v480 854x480 1400",
    ]);
  });
  it("gives a small source one rendition of its size, with a fraction of the cap", () => {
    expect(ladder({ width: 320, height: 240 })).toEqual(["v240 320x240 267"]);
    expect(ladder({ width: 16, height: 16 })).toEqual(["v16 16x16 150"]);
  });
  it("rounds odd sizes to even ones within the source", () => {
    expect(ladder({ width: 321, height: 181 })).toEqual(["v180 320x180 200"]);
    expect(ladder({ width: 1, height: 1 })).toEqual(["v2 2x2 150"]);
  });
  it("bounds the long side of a strip", () => {
    expect(ladder({ width: 16000, height: 400 })).toEqual(["v360 8192x360 800"]);
  });
});

describe("displaySize", () => {
  it("turns and stretches", () => {
    const video = sampleVideo({
      width: 720,
      height: 480,
      sampleAspect: { num: 8, den: 9 },
      rotationDegrees: 270,
    });
    expect(displaySize(video)).toEqual({ width: 480, height: 640 });
  });
});
