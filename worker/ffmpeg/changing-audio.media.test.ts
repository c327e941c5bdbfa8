import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

interface BarBlock {
  readonly seconds: number;
  readonly layout: "mono" | "stereo" | "5.1";
  readonly codec: readonly string[];
}
const ac3 = ["-c:a", "ac3"];

/** A transport stream as a recorder writes it: the audio format changes, the stream goes on. */
async function recording(name: string, parts: readonly BarBlock[]): Promise<string> {
  const pieces: Buffer[] = [];
  let offset = 0;
  for (const { seconds, layout, codec } of parts) {
    const inputs = [...videoSource("64x48", "10", seconds), ...tone(seconds, 300, layout)];
    const form = ["-c:v", "mpeg2video", ...codec, "-output_ts_offset", String(offset), "-f", "mpegts"];
    pieces.push(await readFile(await makeClip(`${scratch.path}/part.ts`, ...inputs, ...form)));
    offset += seconds;
  }
  await writeFile(`${scratch.path}/${name}.ts`, Buffer.concat(pieces));
  return `${scratch.path}/${name}.ts`;
}

describe("audio that changes its format is decoded throughout", () => {
  it.each<{ name: string; parts: readonly BarBlock[] }>([
    {
      name: "from 5.1 to stereo",
      parts: [
        { seconds: 3, layout: "5.1", codec: ac3 },
        { seconds: 3, layout: "stereo", codec: ac3 },
      ],
    },
    {
      name: "from stereo to 5.1 and back, the last in a later chunk",
      parts: [
        { seconds: 2, layout: "stereo", codec: ac3 },
        { seconds: 21, layout: "5.1", codec: ac3 },
        { seconds: 3, layout: "stereo", codec: ac3 },
      ],
    },
    {
      name: "from 44.1 to 48 kHz",
      parts: [
        { seconds: 3, layout: "stereo", codec: ["-c:a", "aac", "-ar", "44100"] },
        { seconds: 3, layout: "stereo", codec: ["-c:a", "aac", "-ar", "48000"] },
      ],
    },
  ])("$name", async ({ parts }) => {
    const clip = await encodeClip(
      await recording("changing", parts),
      (await scratchFolder(scratch.path)).path,
    );
    const seconds = await loudness(await joinRendition(clip, "a0"));
    expect(seconds.length).toBeGreaterThanOrEqual(parts.reduce((sum, part) => sum + part.seconds, -1));
    for (const [second, level] of seconds.entries())
      expect(level, `second ${second} of ${seconds.join()}`).toBeGreaterThan(0.03);
  });
});
