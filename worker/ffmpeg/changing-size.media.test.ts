import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { videoSegment } from "#core/media/plan/segment-grid.ts";
import { storyboardTiles } from "#core/media/storyboard/storyboard.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";
import { makeClip, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

/** Between the two thumbnails of the second chunk, which are for 4 and 14 s. */
const CHANGE_SECONDS = 12;
const SECONDS = 26;

/** A recording that gets lighter with each second and changes its size. */
async function recording(name: string, codec: readonly string[]): Promise<string> {
  const part = async (size: string, from: number, to: number): Promise<Buffer> => {
    const videoSource = `color=black:s=${size}:r=10:d=${to - from},geq=lum='16+8*(T+${from})':cb=128:cr=128`;
    const form = [...codec, "-output_ts_offset", String(from), "-f", "mpegts"];
    return readFile(await makeClip(`${scratch.path}/part.ts`, "-f", "lavfi", "-i", videoSource, ...form));
  };
  const parts = [await part("96x64", 0, CHANGE_SECONDS), await part("160x96", CHANGE_SECONDS, SECONDS)];
  await writeFile(`${scratch.path}/${name}.ts`, Buffer.concat(parts));
  return `${scratch.path}/${name}.ts`;
}

it.each([
  { name: "h264", codec: ["-c:v", "libx264", "-preset", "ultrafast"] },
  { name: "interlaced", codec: ["-c:v", "mpeg2video", "-flags", "+ilme+ildct", "-q:v", "2"] },
])("frames and thumbnails are right in time after a change of size ($name)", async ({ name, codec }) => {
  const clip = await encodeClip(await recording(name, codec), (await scratchFolder(scratch.path)).path);
  expect(clip.endsAtSegment).toBeNull();
  const shades = await lightness(await joinRendition(clip, "v64"));
  expect(shades).toHaveLength(clip.plan.totalFrames);
  const tiles = storyboardTiles(clip.plan);
  expect(tiles.length).toBeGreaterThanOrEqual(3);
  for (const tile of tiles) {
    const sprite = join(clip.folder, "sb", segmentFileName("sb", tile.chunkNumber));
    const crop = `crop=${tile.width}:${tile.height}:${tile.x}:${tile.y}`;
    const [shade = 0] = await lightness(sprite, crop);
    const shown = shades[Math.round(tile.atSeconds * 10)] ?? 0;
    expect(Math.abs(shade - shown), `${tile.atSeconds} s: ${shade}, not ${shown}`).toBeLessThan(12);
  }
  const last = videoSegment(clip.plan, clip.plan.segmentCount - 1);
  expect(shades[last.firstFrame]).toBeGreaterThan(150);
});
