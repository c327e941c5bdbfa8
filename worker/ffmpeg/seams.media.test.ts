import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { type EncodedClip, encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

/** Every frame has a different lightness, so that a missing, repeated or moved one is noticed. */
const numbered = (rate: string, seconds: number): readonly string[] => [
  ...[
    "-f",
    "lavfi",
    "-i",
    `color=c=black:s=64x36:r=${rate}:d=${seconds},geq=lum='40+mod(N*37,160)':cb=128:cr=128`,
  ],
];
const lossless = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "1", "-bf", "2", "-g", "71"];

describe("chunks of video join like one run", () => {
  const cases = [
    { name: "23.976", rate: "24000/1001", extra: [] as string[] },
    { name: "25", rate: "25", extra: [] },
    { name: "29.97", rate: "30000/1001", extra: [] },
    { name: "59.94", rate: "60000/1001", extra: [] },
    {
      name: "a variable rate with a freeze of 1.7 s across a seam",
      rate: "30",
      extra: ["-vf", "select='not(between(t,23.2,24.9))*gt(mod(n,7),0)'", "-fps_mode", "vfr"],
    },
  ];
  it.each(cases)("at $name", async ({ rate, extra }) => {
    const folder = await scratchFolder(scratch.path);
    const path = `${folder.path}/numbered.mkv`;
    const source = await makeClip(path, ...numbered(rate, 30), ...extra, ...lossless);
    const clip = await encodeClip(source, folder.path);
    const { num, den } = clip.plan.frameRate;
    const expected = await lightness(source, `fps=${num}/${den}:start_time=0`);
    const joined = await joinRendition(clip, clip.plan.renditions[0]?.renditionName ?? "");
    const found = await lightness(joined, "null");
    expect(clip.plan.videoChunks.length).toBe(3);
    expect(found).toHaveLength(clip.plan.totalFrames);
    const wrong = found.flatMap((value, n) =>
      Math.abs(value - (expected[n] ?? expected.at(-1) ?? 0)) > 6 ? [n] : [],
    );
    expect(wrong).toEqual([]);
    await expectEvenTimes(joined, clip);
    await folder.remove();
  });
});

/**
 * Every frame is shown exactly one frame duration after the previous one. (FFmpeg itself adds the
 * reordering's delay to all.)
 */
async function expectEvenTimes(path: string, clip: EncodedClip): Promise<void> {
  const entries = ["-show_entries", "packet=pts", "-of", "csv=p=0"];
  const output = await say("ffprobe", "-v", "error", "-select_streams", "v", ...entries, path);
  const times = output
    .trim()
    .split(/\s+/)
    .map((line) => parseInt(line, 10))
    .sort((a, b) => a - b);
  const step = (times[1] ?? 0) - (times[0] ?? 0);
  expect(times).toEqual(Array.from({ length: clip.plan.totalFrames }, (_, n) => (times[0] ?? 0) + n * step));
}

describe("chunks of audio join without a seam", () => {
  it.each([
    { name: "48 kHz AAC in MP4", rate: "48000", codec: "aac", file: "s.mp4", leastDecibels: 30 },
    // Matroska's times are integer milliseconds, so each chunk may be a few samples off.
    {
      name: "44.1 kHz Vorbis in Matroska",
      rate: "44100",
      codec: "libvorbis",
      file: "s.mkv",
      leastDecibels: 14,
    },
  ])("$name", async ({ rate, codec, file, leastDecibels }) => {
    const folder = await scratchFolder(scratch.path);
    const source = await makeClip(
      `${folder.path}/${file}`,
      ...["-f", "lavfi", "-i", "color=c=black:s=32x32:r=25:d=44"],
      ...tone(44, 330, "stereo"),
      ...["-c:v", "libx264", "-preset", "ultrafast", "-c:a", codec, "-ar", rate, "-b:a", "192k"],
    );
    const clip = await encodeClip(source, folder.path);
    expect(clip.plan.audioChunks.length).toBe(2);
    const found = await samples(await joinRendition(clip, "a0"));
    const seam = audioSegment(clip.plan, clip.plan.audioChunks[1]?.firstSegment ?? 0).firstFrame * 1024;
    expect(noiseRatio(found, seam - 2048, seam + 2048)).toBeGreaterThan(leastDecibels);
    await folder.remove();
  });
});

/** The left channel as floats, at 48 kHz. */
async function samples(path: string): Promise<Float32Array> {
  const output = `${path}.f32`;
  await say("ffmpeg", "-v", "error", "-y", "-i", path, "-af", "pan=mono|c0=c0", "-f", "f32le", output);
  const bytes = await readFile(output);
  return new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
}

/** Signal to noise in dB of a 330 Hz tone of 0.2 that started at sample 0: all but that tone is noise. */
function noiseRatio(found: Float32Array, from: number, to: number): number {
  let signal = 0;
  let noise = 0;
  for (let n = Math.round(from); n < Math.round(to); n += 1) {
    const expected = 0.2 * Math.sin((2 * Math.PI * 330 * n) / 48000);
    signal += expected ** 2;
    noise += ((found[n] ?? 0) - expected) ** 2;
  }
  return 10 * Math.log10(signal / noise);
}
