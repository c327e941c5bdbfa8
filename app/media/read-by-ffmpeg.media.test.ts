import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";

const run = promisify(execFile);
const CLI = path.resolve(import.meta.dirname, "..", "..", "build", "cli.js");
const SECONDS = 24;
const FRAME_RATE = 25;

const clip = path.join(os.tmpdir(), `matinee-read-${process.pid}.mkv`);
let site: RunningSite;
let videoId: string;

beforeAll(async () => {
  await makeClip();
  site = await startSite();
  const imported = (await matinee("import", "--copy", clip)) as { videoId: string };
  videoId = imported.videoId;
  await matinee("wait", "--video", `${videoId}=playable`, "--timeout", "90");
}, 150_000);
afterAll(async () => {
  rmSync(clip, { force: true });
  await site?.remove();
}, 30_000);

/** A video track with audio in two languages. */
async function makeClip(): Promise<void> {
  const inputs = [
    `testsrc2=size=640x360:rate=${FRAME_RATE}:duration=${SECONDS}`,
    `sine=frequency=440:sample_rate=48000:duration=${SECONDS}`,
    `sine=frequency=880:sample_rate=48000:duration=${SECONDS}`,
  ].flatMap((source) => ["-f", "lavfi", "-i", source]);
  const maps = ["-map", "0", "-map", "1", "-map", "2"];
  const tags = ["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=deu"];
  const codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"];
  await run("ffmpeg", ["-v", "error", "-y", ...inputs, ...maps, ...tags, ...codecs, clip]);
}

/** Runs the built command line on the site; returns the last line of its JSON. */
async function matinee(...args: string[]): Promise<unknown> {
  const env = { ...process.env, MATINEE_DATA_DIR: site.dataDir };
  const { stdout } = await run(process.execPath, [CLI, ...args, "--json"], { env });
  return JSON.parse(stdout.trim().split("\n").at(-1) || "null");
}

async function masterUrl(): Promise<string> {
  return ((await matinee("link", videoId)) as { masterUrl: string }).masterUrl;
}

interface Stream {
  readonly codec_type: string;
  readonly nb_read_packets: string;
}

/** Reads a master playlist to its end with FFmpeg's HLS client, and counts the packets; warnings are failures. */
async function readToTheEnd(url: string): Promise<Stream[]> {
  const { stdout, stderr } = await run("ffprobe", [
    ...["-v", "warning", "-count_packets", "-show_entries", "stream=codec_type,nb_read_packets"],
    ...["-of", "json", url],
  ]);
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as { streams: Stream[] }).streams;
}

const packetsOf = (streams: readonly Stream[], type: string) =>
  streams.filter((stream) => stream.codec_type === type).map((stream) => Number(stream.nb_read_packets));

it("reads every frame and both languages while the film is still being encoded, and once it is ready", async () => {
  const url = await masterUrl();
  const frames = Math.round((await listedSeconds(url, "v360")) * FRAME_RATE);
  const audioFrames = Math.round(((await listedSeconds(url, "a0")) * 48_000) / 1024);
  // The last audio frame ends after the video track, whose last frame is then shown for one frame longer.
  expect(frames - SECONDS * FRAME_RATE).toBeOneOf([0, 1]);
  const early = await readToTheEnd(url);
  expect(new Set(packetsOf(early, "video"))).toEqual(new Set([frames]));
  expect(packetsOf(early, "audio")).toEqual([audioFrames, audioFrames]);
  await matinee("wait", "--video", `${videoId}=ready`, "--timeout", "120");
  const late = await readToTheEnd(await masterUrl());
  expect(new Set(packetsOf(late, "video"))).toEqual(new Set([frames]));
  expect(packetsOf(late, "audio")).toEqual([audioFrames, audioFrames]);
  const all = await (await fetch((await masterUrl()).replace("master.m3u8", "all.m3u8"))).text();
  expect(all).toContain('LANGUAGE="en",DEFAULT=YES');
  expect(all).toContain('LANGUAGE="de",DEFAULT=NO');
});

it("says average rates within a tenth of what the segments weigh", async () => {
  const url = await masterUrl();
  const master = await (await fetch(url)).text();
  const [, average = "", renditionName = ""] =
    /#EXT-X-STREAM-INF:.*AVERAGE-BANDWIDTH=(\d+).*\n(v\d+)\/index\.m3u8/.exec(master) ?? [];
  const bytes = (await bytesOf(url, renditionName)) + (await bytesOf(url, "a0"));
  const measured = (bytes * 8) / (await listedSeconds(url, renditionName));
  expect(Math.abs(Number(average) - measured) / measured).toBeLessThan(0.1);
});

/** A rendition's duration by its playlist. */
async function listedSeconds(url: string, renditionName: string): Promise<number> {
  const playlist = await (await fetch(url.replace("master.m3u8", `${renditionName}/index.m3u8`))).text();
  const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+),/g)].map((match) => Number(match[1]));
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** The size of all segments of a rendition, by HEAD. */
async function bytesOf(url: string, renditionName: string): Promise<number> {
  const base = url.replace("master.m3u8", `${renditionName}/`);
  const playlist = await (await fetch(`${base}index.m3u8`)).text();
  const files = playlist.split("\n").filter((line) => line.endsWith(".m4s"));
  const sizes = await Promise.all(
    files.map(async (file) => {
      const res = await fetch(base + file, { method: "HEAD" });
      return Number(res.headers.get("content-length"));
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
