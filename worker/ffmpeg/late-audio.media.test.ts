import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const PACKET_BYTES = 188;
const LATE_SECONDS = 24;

/** A recording whose audio is announced from the start but comes late: its packets until then are removed. */
async function lateRecording(name: string, codec: readonly string[]): Promise<string> {
  const seconds = LATE_SECONDS + 4;
  const mute = `volume=0:enable='lt(t,${LATE_SECONDS})'`;
  const inputs = [...videoSource("64x48", "10", seconds), ...tone(seconds), "-af", mute];
  const complete = await makeClip(`${scratch.path}/whole.ts`, ...inputs, "-c:v", "mpeg2video", ...codec);
  const bytes = await readFile(complete);
  const packets = Array.from({ length: bytes.length / PACKET_BYTES }, (_, n) =>
    bytes.subarray(n * PACKET_BYTES, (n + 1) * PACKET_BYTES),
  );
  const isAudio = (packet: Buffer): boolean => (packet.readUInt16BE(1) & 0x1fff) === 0x101;
  const silentUntil = packets.length * (LATE_SECONDS / seconds);
  const kept = packets.filter((packet, n) => n > silentUntil || !isAudio(packet));
  await writeFile(`${scratch.path}/${name}.ts`, Buffer.concat(kept));
  return `${scratch.path}/${name}.ts`;
}

it.each([
  { name: "mp2", codec: ["-c:a", "mp2"] },
  { name: "ac3", codec: ["-c:a", "ac3"] },
])("audio ($name) that begins after twenty seconds is present and in sync", async ({ name, codec }) => {
  const clip = await encodeClip(await lateRecording(name, codec), (await scratchFolder(scratch.path)).path);
  expect(clip.plan.audio).toHaveLength(1);
  expect(clip.plan.audio[0]?.offsetSeconds).toBeGreaterThan(LATE_SECONDS - 2);
  expect(clip.plan.durationSeconds).toBeLessThan(LATE_SECONDS + 5);
  const seconds = await loudness(await joinRendition(clip, "a0"));
  expect(Math.max(...seconds.slice(0, LATE_SECONDS - 1))).toBeLessThan(0.001);
  expect(Math.min(...seconds.slice(LATE_SECONDS + 1, LATE_SECONDS + 3))).toBeGreaterThan(0.03);
});
