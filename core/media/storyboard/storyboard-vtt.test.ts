import { expect, it } from "vitest";
import { videoChunks } from "#core/media/plan/segment-grid.ts";
import { renderStoryboard } from "#core/media/storyboard/storyboard-vtt.ts";
import { type Plan } from "#core/media/types.ts";

const plan: Plan = {
  version: 1,
  frameRate: { num: 25, den: 1 },
  totalFrames: 800,
  segmentFrames: 100,
  segmentCount: 8,
  durationSeconds: 32,
  sourceStartSeconds: 0,
  sourceVideoStreamIndex: 0,
  renditions: [{ renditionName: "v360", height: 360, frameWidth: 640, frameHeight: 360, capKbps: 800 }],
  audio: [],
  videoChunks: videoChunks(8),
  audioChunks: [],
  storyboard: { intervalSeconds: 10, tileWidth: 320, tileHeight: 180, columns: 3 },
  normalise: [],
};

it("covers the film without holes, a sprite for each chunk, below the given path", () => {
  expect(renderStoryboard(plan, "/media/t/v/h/", null)).toBe(
    [
      "WEBVTT\n",
      "00:00:00.000 --> 00:00:04.000\n/media/t/v/h/sb/00000.webp#xywh=0,0,320,180\n",
      "00:00:04.000 --> 00:00:14.000\n/media/t/v/h/sb/00001.webp#xywh=0,0,320,180\n",
      "00:00:14.000 --> 00:00:24.000\n/media/t/v/h/sb/00001.webp#xywh=320,0,320,180\n",
      "00:00:24.000 --> 00:00:32.000\n/media/t/v/h/sb/00002.webp#xywh=0,0,320,180\n",
      "",
    ].join("\n"),
  );
});

it("stops where the file does, and is empty without a storyboard", () => {
  expect(renderStoryboard(plan, "/", 3).match(/-->.*$/gm)).toEqual(["--> 00:00:04.000", "--> 00:00:12.000"]);
  expect(renderStoryboard({ ...plan, storyboard: null }, "/", null)).toBe("WEBVTT\n\n");
});
