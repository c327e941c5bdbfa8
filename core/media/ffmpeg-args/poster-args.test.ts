import { expect, test } from "vitest";
import { posterArgs, posterSizes } from "#core/media/ffmpeg-args/poster-args.ts";

test("posters are 2:3, never larger than what can be cut out of the still", () => {
  expect(posterSizes({ width: 1280, height: 720 })).toEqual([
    { width: 160, height: 240 },
    { width: 320, height: 480 },
    { width: 480, height: 720 },
  ]);
  expect(posterSizes({ width: 640, height: 360 })).toEqual([
    { width: 160, height: 240 },
    { width: 240, height: 360 },
  ]);
  expect(posterSizes({ width: 16, height: 16 })).toEqual([{ width: 10, height: 15 }]);
});

test("a portrait still is cut at its height", () => {
  expect(posterSizes({ width: 320, height: 568 }).at(-1)).toEqual({ width: 320, height: 480 });
});

test("only our own WebP is read", () => {
  const args = posterArgs("/tmp/-a still.webp", [{ width: 160, height: 240 }]);
  expect(args.source).toBe("file:/tmp/-a still.webp");
  expect(args.input.join(" ")).toContain("-protocol_whitelist file -format_whitelist webp_pipe");
});
