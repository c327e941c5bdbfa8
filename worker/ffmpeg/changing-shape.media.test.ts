import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";
import { makeClip, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

interface Shape {
  readonly size: string;
  readonly pixelAspect: string;
}
const narrow: Shape = { size: "176x144", pixelAspect: "12/11" };
const wide: Shape = { size: "176x144", pixelAspect: "16/11" };
const square: Shape = { size: "192x144", pixelAspect: "1" };

/** White frames, two seconds of each shape, as a recorder writes them. */
async function recording(name: string, shapes: readonly Shape[], codec: readonly string[]): Promise<string> {
  const parts: Buffer[] = [];
  for (const [number, { size, pixelAspect }] of shapes.entries()) {
    const videoSource = `color=white:s=${size}:r=10:d=2,setsar=${pixelAspect}`;
    const form = [...codec, "-output_ts_offset", String(2 * number), "-f", "mpegts"];
    parts.push(
      await readFile(await makeClip(`${scratch.path}/part.ts`, "-f", "lavfi", "-i", videoSource, ...form)),
    );
  }
  await writeFile(`${scratch.path}/${name}.ts`, Buffer.concat(parts));
  return `${scratch.path}/${name}.ts`;
}

it.each([
  { name: "4:3 to 16:9 has bars above and below", shapes: [narrow, wide], dark: { edge: "iw:8:0:0" } },
  { name: "16:9 to 4:3 has bars beside", shapes: [wide, narrow], dark: { edge: "8:ih:0:0" } },
  { name: "4:3 to 4:3 of other pixels has none", shapes: [narrow, square], dark: null },
  { name: "square pixels to 16:9 has bars", shapes: [square, wide], dark: { edge: "iw:8:0:0" } },
])("$name, and nothing is stretched", async ({ shapes, dark }) => {
  for (const codec of [
    ["-c:v", "mpeg2video", "-q:v", "2"],
    ["-c:v", "libx264", "-preset", "ultrafast"],
  ]) {
    const clip = await encodeClip(
      await recording("shapes", shapes, codec),
      (await scratchFolder(scratch.path)).path,
    );
    const joined = await joinRendition(clip, clip.plan.renditions[0]?.renditionName ?? "");
    const edge = await lightness(joined, `crop=${dark?.edge ?? "iw:8:0:0"}`);
    expect(edge[5]).toBeGreaterThan(200);
    if (dark) expect(edge[35]).toBeLessThan(40);
    else expect(edge[35]).toBeGreaterThan(200);
    const middle = await lightness(joined, "crop=iw/2:ih/2");
    expect(Math.min(...middle)).toBeGreaterThan(200);
  }
});
