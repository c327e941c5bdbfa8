import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { encodeVideo } from "#worker/ffmpeg/encode-video.ts";
import { extractStills } from "#worker/ffmpeg/stills/extract-stills.ts";
import { extractSubtitles } from "#worker/ffmpeg/extract-subtitles.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { remuxSource } from "#worker/ffmpeg/probe/remux-source.ts";
import { encodeClip, type EncodedClip, mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, scratchFolder, tone, videoSource } from "#worker/ffmpeg/testing/make-clip.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";
import { rangedMediaSource } from "#worker/source-reader/ranged-media-source.ts";
import { RangesOfFile } from "#worker/source-reader/testing/ranges-of-file.ts";
import { storedSource } from "#worker/source-reader/testing/stored-source.ts";

const run = promisify(execFile);
const MIB = 2 ** 20;

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const fast = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "aac"];
const film = [...videoSource("320x180", "25", 30), ...tone(30), ...fast];
const newFolder = async (): Promise<string> => (await scratchFolder(scratch.path)).path;

describe("a source in a store", () => {
  const files: readonly { name: string; args: readonly string[]; keep?: number }[] = [
    { name: "index-behind.mp4", args: film },
    { name: "index-before.mp4", args: [...film, "-movflags", "+faststart"] },
    { name: "film.mkv", args: film },
    { name: "film.avi", args: [...film, "-c:v", "mpeg4", "-c:a", "mp3"] },
    { name: "film.ts", args: film },
    { name: "fragments.mp4", args: [...film, "-movflags", "+frag_keyframe+empty_moov"] },
    { name: "no-cues.mkv", args: [...film, "-live", "1"] },
    { name: "cut.mp4", args: [...film, "-movflags", "+faststart"], keep: 0.6 },
    { name: "cut.mkv", args: film, keep: 0.6 },
  ];
  it.each(files)("is encoded like a file: $name", async ({ name, args, keep }) => {
    const path = await makeClip(join(scratch.path, name), ...args);
    if (keep) await truncate(path, Math.floor((await stat(path)).size * keep));
    const ofFile = await encodeClip(path, await newFolder(), undefined, { threads: 1 });
    const inRanges = { openSource: (file: string) => storedSource(file), threads: 1 };
    const ofRanges = await encodeClip(path, await newFolder(), undefined, inRanges);
    expect(ofRanges.info).toEqual(ofFile.info);
    expect(ofRanges.plan).toEqual(ofFile.plan);
    expect(ofRanges.endsAtSegment).toBe(ofFile.endsAtSegment);
    expect(ofRanges.created).toEqual(ofFile.created);
    for (const segment of ofFile.created)
      expect((await bytesOf(ofRanges, segment)).equals(await bytesOf(ofFile, segment))).toBe(true);
  });

  it("gives the stills and the subtitles of the file", async () => {
    await writeFile(join(scratch.path, "lines.srt"), "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n");
    const text = ["-i", join(scratch.path, "lines.srt"), "-c:s", "srt"];
    const path = await makeClip(
      join(scratch.path, "lines.mkv"),
      ...[...videoSource("320x180", "25", 30), ...text, "-c:v", "libx264", "-preset", "ultrafast"],
    );
    const info = await mediaInfo(path);
    const looks = [fileSource(path), storedSource(path)].map(async (source) => {
      const run = { source, scratchDir: await newFolder(), signal: never() };
      const stills = await extractStills({ ...run, info, count: 3 });
      const texts = await extractSubtitles({ ...run, tracks: [{ streamIndex: 1, codec: "subrip" }] });
      return { stills: stills.map(({ placeholder, sharpness }) => ({ placeholder, sharpness })), texts };
    });
    const [ofFile, ofRanges] = await Promise.all(looks);
    expect(ofFile?.stills).toHaveLength(3);
    expect(ofFile?.texts.get(1)).toContain("Good evening");
    expect(ofRanges).toEqual(ofFile);
  });

  it("is read past the proxy of the site", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:1");
    const path = await makeClip(join(scratch.path, "proxy.mkv"), ...videoSource("64x48", "10", 2));
    const probed = await probeSource(storedSource(path), { signal: never() }).finally(() =>
      vi.unstubAllEnvs(),
    );
    expect(probed.kind).toBe("media");
  });

  it("is read once for the copy of a file that cannot be cut", async () => {
    const noise = ["-vf", "noise=alls=60:allf=t", "-qp", "10", "-muxrate", "30M"];
    const path = await makeClip(join(scratch.path, "large.ts"), ...film, ...noise);
    const sizeBytes = (await stat(path)).size;
    expect(sizeBytes).toBeGreaterThan(80 * MIB);
    const store = new RangesOfFile(path, sizeBytes);
    const source = rangedMediaSource(store, new BlockCache());
    const info = await mediaInfo(path);
    await remuxSource({ source, info, outputPath: join(scratch.path, "large.mkv"), signal: never() });
    expect(store.bytesRead).toBeLessThan(sizeBytes + 24 * MIB);
  });
});

const bytesOf = (
  clip: EncodedClip,
  { renditionName, number }: { renditionName: string; number: number },
): Promise<Buffer> => readFile(join(clip.folder, renditionName, segmentFileName(renditionName, number)));

describe("a film of two hours", () => {
  let path = "";
  let sizeBytes = 0;
  beforeAll(async () => {
    const noise = ["-vf", "noise=alls=20:allf=t", "-b:v", "700k", "-b:a", "64k"];
    const once = await makeClip(
      join(scratch.path, "once.mp4"),
      ...[...videoSource("320x180", "25", 8), ...tone(8), ...fast, ...noise],
    );
    path = join(scratch.path, "two-hours.mp4");
    await run("ffmpeg", ["-v", "error", "-stream_loop", "899", "-i", once, "-c", "copy", path]);
    sizeBytes = (await stat(path)).size;
  });

  it("costs a few megabytes up to its first segment, and few for one in its middle", async () => {
    expect(sizeBytes).toBeGreaterThan(500 * MIB);
    const store = new RangesOfFile(path, sizeBytes, 5);
    const source = rangedMediaSource(store, new BlockCache());
    const probed = await probeSource(source, { signal: never() });
    if (probed.kind === "refused") throw new Error(sentenceOf(probed.reason));
    const plan = planVideo(probed.info);
    const of = { source, plan, inits: await plannedInits(plan), scratchDir: scratch.path, signal: never() };
    const stored: number[] = [];
    const entry = {
      ...{ ...of, renditionNames: ["v180"], withStoryboard: false, segmentCount: 1, chunkNumber: 0 },
      onSegment: ({ number }: { number: number }) => Promise.resolve(void stored.push(number)),
    };
    await encodeVideo({ ...entry, firstSegment: 0 });
    const bytesOfFirst = store.bytesRead;
    await encodeVideo({ ...entry, firstSegment: 900 });
    expect(stored).toEqual([0, 900]);
    expect(bytesOfFirst).toBeLessThan(12 * MIB);
    expect(store.bytesRead - bytesOfFirst).toBeLessThan(6 * MIB);
  });
});
