import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { lightness } from "#worker/ffmpeg/testing/lightness.ts";
import { makeClip, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let plain: string;

const SECONDS = 12;
/** The last frames of each clip are white: an encode that misses the end has none of them. */
const WHITE_FRAMES = 10;
const rate = 25;
const whiteFrom = SECONDS - WHITE_FRAMES / rate - 0.01;
const film = [
  ...["-f", "lavfi", "-i"],
  `color=black:s=160x120:r=${rate}:d=${SECONDS},drawbox=c=white:t=fill:enable='gte(t,${whiteFrom})'`,
  ...tone(SECONDS),
];
const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "aac"];
const copied = ["-c", "copy"];

beforeAll(async () => {
  scratch = await scratchFolder();
  plain = await makeClip(`${scratch.path}/plain.mp4`, ...film, ...h264);
});
afterAll(() => scratch.remove());

/** The number of white frames in the entry rendition of a file, and of all frames, planned and encoded. */
async function encode(source: string) {
  const clip = await encodeClip(source, (await scratchFolder(scratch.path)).path);
  const shades = await lightness(await joinRendition(clip, "v120"));
  const white = shades.filter((shade) => shade > 128).length;
  return { clip, white, created: shades.length, planned: clip.plan.totalFrames };
}

const remux = (name: string, ...args: readonly string[]) =>
  makeClip(`${scratch.path}/${name}`, "-i", `file:${plain}`, ...copied, ...args);

/** Rewrites a file's bytes under another name. */
async function rewritten(source: string, name: string, rewrite: (bytes: Buffer) => Buffer): Promise<string> {
  const path = `${scratch.path}/${name}`;
  await writeFile(path, rewrite(await readFile(source)));
  return path;
}

/** Halves the lengths in `mvhd` and `mdhd` (20 bytes after the name, version 0) and `tkhd` (24). */
function halveMp4(bytes: Buffer): Buffer {
  for (const [name, offset] of [["mvhd", 20] as const, ["mdhd", 20] as const, ["tkhd", 24] as const]) {
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 4))
      bytes.writeUInt32BE(bytes.readUInt32BE(at + offset) >> 1, at + offset);
  }
  return bytes;
}

/** The tag with a track's duration, as another program left it: half of the real one. */
const staleTag = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString("latin1").replaceAll("00:00:12.", "00:00:06."), "latin1");

const twice = (bytes: Buffer): Buffer => Buffer.concat([bytes, bytes]);
/** An FLV that a recorder appended to, from time 0 again: it has only one header of 13 bytes. */
const appendedTo = (bytes: Buffer): Buffer => Buffer.concat([bytes, bytes.subarray(13)]);

it.each<[string, () => Promise<string>, number]>([
  ["an MP4 whose headers tell half of its length", () => rewritten(plain, "half.mp4", halveMp4), 1],
  [
    "a Matroska file with a stale tag of its length",
    async () => rewritten(await remux("plain.mkv"), "stale.mkv", staleTag),
    1,
  ],
  [
    "a recording of a browser, which tells no length",
    () =>
      makeClip(
        `${scratch.path}/live.webm`,
        ...film,
        ...["-c:v", "libvpx", "-cpu-used", "8", "-deadline", "realtime", "-c:a", "libopus", "-live", "1"],
      ),
    1,
  ],
  ["an FLV that tells no length", () => remux("live.flv", "-flvflags", "no_duration_filesize"), 1],
  ["a fragmented MP4", () => remux("fragmented.mp4", "-movflags", "frag_keyframe+empty_moov"), 1],
  // 2^33 ticks of 90 kHz are 95,443.7 s.
  ["a transport stream whose clock wraps", () => remux("wraps.ts", "-output_ts_offset", "95437"), 1],
  ["two transport streams in one file", async () => rewritten(await remux("part.ts"), "two.ts", twice), 2],
  ["an FLV that was appended to", async () => rewritten(await remux("part.flv"), "two.flv", appendedTo), 2],
  ["two Matroska files in one", async () => rewritten(await remux("part.mkv"), "two.mkv", twice), 2],
])("%s is encoded to its last frame", async (_what, make, times) => {
  const { clip, white, created, planned } = await encode(await make());
  expect(clip.endsAtSegment).toBeNull();
  expect(white).toBeGreaterThanOrEqual(times * WHITE_FRAMES - (times - 1));
  expect(created).toBe(planned);
  expect(Math.abs(planned / rate - times * SECONDS)).toBeLessThan(0.2);
});
