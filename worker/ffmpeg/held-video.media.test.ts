import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition, mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { extractStills } from "#worker/ffmpeg/stills/extract-stills.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const AUDIO_SECONDS = 30;
const ONE_FRAME = 0.1;
const fast = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"];
/** Black, then white in its last second, so that the held frame can be recognised. */
const clipOf = (seconds: number): readonly string[] => [
  ...["-f", "lavfi", "-i", `color=black:s=64x48:r=10:d=${seconds}`, ...tone(AUDIO_SECONDS)],
  ...["-vf", `drawbox=t=fill:color=white:enable='gte(t,${seconds - 1})'`, ...fast],
];

it.each([
  { name: "one frame and a song", file: "song.mp4", args: clipOf(ONE_FRAME) },
  { name: "one frame and a song in Matroska", file: "song.mkv", args: clipOf(ONE_FRAME) },
  { name: "a few seconds of video and a talk", file: "talk.mp4", args: clipOf(6) },
  { name: "a talk in a transport stream", file: "talk.ts", args: clipOf(6) },
])("$name: all of the audio, with the last frame", async ({ file, args }) => {
  const source = await makeClip(`${scratch.path}/${file}`, ...args);
  const clip = await encodeClip(source, (await scratchFolder(scratch.path)).path);
  expect(clip.endsAtSegment).toBeNull();
  expect(Math.abs(clip.plan.durationSeconds - AUDIO_SECONDS)).toBeLessThan(0.2);
  const joined = await joinRendition(clip, "v48");
  expect(await say("ffmpeg", "-v", "error", "-i", joined, "-f", "null", "-")).toBe("");
  const videoRenditions = await lightness(joined);
  expect(videoRenditions).toHaveLength(clip.plan.totalFrames);
  expect(Math.min(...videoRenditions.slice(60))).toBeGreaterThan(220);
  const seconds = await loudness(await joinRendition(clip, "a0"));
  expect(Math.min(...seconds.slice(0, AUDIO_SECONDS - 1))).toBeGreaterThan(0.05);
});

it("a song has stills of its one frame", async () => {
  const sourcePath = await makeClip(`${scratch.path}/stills.mp4`, ...clipOf(ONE_FRAME));
  const scratchDir = (await scratchFolder(scratch.path)).path;
  const info = await mediaInfo(sourcePath);
  expect(
    await extractStills({ source: fileSource(sourcePath), info, count: 2, scratchDir, signal: never() }),
  ).toHaveLength(2);
});
