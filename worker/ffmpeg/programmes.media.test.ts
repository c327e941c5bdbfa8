import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

it.each([
  { name: "second", sizes: ["64x48", "128x96"], silent: 1 },
  { name: "first", sizes: ["128x96", "64x48"], silent: 3 },
])("video and audio are of the $name programme, the larger one", async ({ name, sizes, silent }) => {
  const mute = (input: number) =>
    input === silent ? ["-filter:a:" + String((input - 1) / 2), "volume=0"] : [];
  const source = await makeClip(
    `${scratch.path}/${name}.ts`,
    ...sizes.flatMap((size) => [...videoSource(size, "10", 3), ...tone(3)]),
    ...[0, 1, 2, 3].flatMap((input) => ["-map", String(input)]),
    ...[...mute(1), ...mute(3), "-c:v", "mpeg2video", "-c:a", "mp2"],
    ...["-program", "title=one:st=0:st=1", "-program", "title=two:st=2:st=3"],
  );
  const clip = await encodeClip(source, (await scratchFolder(scratch.path)).path);
  expect(clip.plan.renditions.map(({ renditionName }) => renditionName)).toEqual(["v96"]);
  expect(clip.plan.audio.map(({ renditionName }) => renditionName)).toEqual(["a0"]);
  const [first = 0] = await loudness(await joinRendition(clip, "a0"));
  expect(first).toBeGreaterThan(0.05);
});
