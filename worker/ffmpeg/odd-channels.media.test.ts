import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, videoSource, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const SECONDS = 3;
/** A tone in each of this many channels. */
const channels = (count: number): readonly string[] => [
  ...[
    "-f",
    "lavfi",
    "-i",
    `aevalsrc=${Array.from({ length: count }, () => "0.2*sin(2000*t)").join("|")}:d=${SECONDS}`,
  ],
];
const clip = (name: string, ...args: readonly string[]) =>
  makeClip(`${scratch.path}/${name}`, ...videoSource("64x48", "10", SECONDS), ...args, "-c:v", "mpeg4");

async function expectAudio(source: string): Promise<string | undefined> {
  const encoded = await encodeClip(source, (await scratchFolder(scratch.path)).path);
  const seconds = await loudness(await joinRendition(encoded, "a0"));
  expect(Math.min(...seconds.slice(0, SECONDS - 1)), seconds.join()).toBeGreaterThan(0.03);
  return encoded.info.audio[0]?.channelLayout;
}

it.each([9, 16])("%d channels without names have audio", async (count) => {
  await expectAudio(await clip(`${count}.mkv`, ...channels(count), "-c:a", "pcm_s16le"));
});

it("ambisonics have audio", async () => {
  const source = await clip("ambisonic.mkv", ...channels(4), "-c:a", "libopus", "-mapping_family", "255");
  // Opus: a head of 255 channels without names; family 2 makes them ambisonic (RFC 8486).
  const bytes = await readFile(source);
  bytes[bytes.indexOf("OpusHead") + 18] = 2;
  await writeFile(source, bytes);
  expect(await expectAudio(source)).toMatch(/^ambisonic/);
});
