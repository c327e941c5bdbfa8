import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";
import { makeClip, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const SECONDS = 20;
/** Every frame has another shade than the previous one. */
const shades = `color=black:s=64x48:r=30:d=${SECONDS},geq=lum='20+mod(N*67\\,200)':cb=128:cr=128`;

it.each([
  { file: "screen.mp4", moving: "between(t,0,2)+between(t,14,16)", videoRenditions: 122 },
  { file: "still-first.mkv", moving: "eq(n,0)+eq(n,90)+between(t,16,20)", videoRenditions: 122 },
])("$file: no frame is lost during motion", async ({ file, moving, videoRenditions }) => {
  const source = await makeClip(
    `${scratch.path}/${file}`,
    ...["-f", "lavfi", "-i", shades, "-vf", `select='${moving}'`, "-fps_mode", "vfr"],
    ...["-c:v", "libx264", "-preset", "ultrafast"],
  );
  const clip = await encodeClip(source, (await scratchFolder(scratch.path)).path);
  expect(clip.plan.frameRate).toEqual({ num: 30, den: 1 });
  const shown = await lightness(await joinRendition(clip, "v48"));
  const changes = shown.filter((shade, n) => Math.abs(shade - (shown[n - 1] ?? -99)) > 8).length;
  expect(changes).toBeGreaterThanOrEqual(videoRenditions - 3);
});
