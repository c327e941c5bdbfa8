import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Benchmark, type Measured } from "#bench/bench.ts";
import { planOf } from "#bench/bench-plan.ts";
import { type BenchStore, openBenchStore } from "#bench/bench-store.ts";
import { type Plan } from "#core/media/types.ts";
import { encodeVideo } from "#worker/ffmpeg/encode-video.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { fileSource, type MediaSource } from "#worker/source-reader/media-source.ts";
import { rangedMediaSource } from "#worker/source-reader/ranged-media-source.ts";

const run = promisify(execFile);
const CLIP_SECONDS = 64;
/** A chunk in the film's middle, as most are. */
const CHUNK = 2;
/** Other processes can only add time, so the minimum of several rounds counts. */
const ROUNDS = 4;

/**
 * Seconds by the clock of one chunk of a film's complete ladder that is read from a store in ranges, against the same
 * chunk from a local file. The store is the one at S3_TEST_ENDPOINT, otherwise a MinIO of this bench, or
 * without its binary a stand-in that answers after 5 ms.
 * Rounds alternate, and each begins with an empty cache.
 */
export const bench: Benchmark = {
  name: "chunk-from-ranges",
  goal: 1.1,
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), "matinee-bench-"));
    const clip = await makeClip(folder);
    const store = await openBenchStore(clip);
    try {
      return await compare(folder, clip, store);
    } finally {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function compare(folder: string, clip: string, store: BenchStore): Promise<Measured> {
  const plan = await planOf(clip);
  let [fromDisk, fromStore] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    fromDisk = Math.min(fromDisk, await secondsOfChunk(folder, plan, fileSource(clip)));
    const source = rangedMediaSource(store.source, new BlockCache());
    fromStore = Math.min(fromStore, await secondsOfChunk(folder, plan, source));
  }
  const detail = `${store.name}: ${fromStore.toFixed(2)} s, from disk ${fromDisk.toFixed(2)} s`;
  return { ratio: fromStore / fromDisk, detail };
}

async function secondsOfChunk(scratchDir: string, plan: Plan, source: MediaSource): Promise<number> {
  const chunk = plan.videoChunks[CHUNK];
  if (!chunk) throw new Error("The bench's own clip is too short.");
  const inits = await plannedInits(plan);
  const startedAtMs = performance.now();
  await encodeVideo({
    ...{ source, plan, inits, scratchDir, ...chunk, chunkNumber: chunk.number, withStoryboard: false },
    renditionNames: plan.renditions.map(({ renditionName }) => renditionName),
    signal: new AbortController().signal,
    onSegment: () => Promise.resolve(),
  });
  return (performance.now() - startedAtMs) / 1000;
}

/** Moving shapes under grain, at about 20 Mb/s, as from a camera; the index comes last. */
async function makeClip(folder: string): Promise<string> {
  const clip = path.join(folder, "clip.mp4");
  const video = `testsrc2=size=1280x720:rate=24:duration=${CLIP_SECONDS},noise=alls=12:allf=t`;
  const encoder = [
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-b:v",
    "20M",
    "-pix_fmt",
    "yuv420p",
    "-g",
    "48",
  ];
  await run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", video, ...encoder, clip]);
  return clip;
}
