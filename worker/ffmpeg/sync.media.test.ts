import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, say, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

/** Black and silent, except for a flash and a beep that start together. */
const flashAt = (seconds: number): readonly string[] => [
  ...[
    "-f",
    "lavfi",
    "-i",
    `color=black:s=64x36:r=25:d=8,geq=lum='if(gte(T,${seconds})*lt(T,${seconds + 0.4}),220,16)':cb=128:cr=128`,
  ],
];
const beepAt = (seconds: number, length = 8): readonly string[] => [
  ...[
    "-f",
    "lavfi",
    "-i",
    `aevalsrc='if(gte(t,${seconds})*lt(t,${seconds + 0.4}),0.5*sin(2*PI*1000*t),0)':s=48000:d=${length}`,
  ],
];
const h264 = ["-c:v", "libx264", "-preset", "fast", "-g", "60", "-c:a", "aac"];

interface Case {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** When flash and beep are in the film. */
  readonly at: number;
}

const cases: readonly Case[] = [
  {
    name: "MP4 with reordered frames",
    file: "plain.mp4",
    args: [...flashAt(5), ...beepAt(5), ...h264],
    at: 5,
  },
  { name: "TS", file: "plain.ts", args: [...flashAt(5), ...beepAt(5), ...h264], at: 5 },
  {
    name: "Matroska that starts at 100 s",
    file: "hundred.mkv",
    args: [...flashAt(5), ...beepAt(5), ...h264, "-output_ts_offset", "100"],
    at: 5,
  },
  {
    name: "video that starts 1.3 s after the audio",
    file: "late-picture.mkv",
    args: ["-itsoffset", "1.3", ...flashAt(3.7), ...beepAt(5), ...h264],
    // FFmpeg's muxer moves the video by a frame and a half here.
    at: 5.04,
  },
  {
    name: "audio that starts 1.5 s after the video",
    file: "late-sound.mp4",
    args: [...flashAt(5), "-itsoffset", "1.5", ...beepAt(3.5), ...h264],
    at: 5,
  },
  {
    name: "audio that starts 9 s before the video",
    file: "very-late-picture.mkv",
    args: ["-itsoffset", "9", ...flashAt(5), ...beepAt(14, 17), ...h264],
    at: 5,
  },
];

describe("video and audio stay in sync", () => {
  it.each(cases)("$name", async ({ file, args, at }) => {
    const folder = await scratchFolder(scratch.path);
    const clip = await encodeClip(await makeClip(`${scratch.path}/${file}`, ...args), folder.path);
    const flash = await flashSeconds(await joinRendition(clip, "v36"));
    const beep = await beepSeconds(await joinRendition(clip, "a0"));
    expect(Math.abs(flash - at)).toBeLessThanOrEqual(0.041);
    expect(Math.abs(beep - at)).toBeLessThan(0.03);
    await folder.remove();
  });
});

/** When the first light frame is shown, counted from the first one. */
async function flashSeconds(path: string): Promise<number> {
  return (await lightness(path)).findIndex((value) => value > 120) / 25;
}

/** When the first loud sample is played. */
async function beepSeconds(path: string): Promise<number> {
  const output = `${path}.s16`;
  await say("ffmpeg", "-v", "error", "-y", "-i", path, "-ac", "1", "-f", "s16le", output);
  const bytes = await readFile(output);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  return samples.findIndex((value) => Math.abs(value) > 3000) / 48_000;
}
