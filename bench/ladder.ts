import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Benchmark } from "#bench/bench.ts";
import { planOf } from "#bench/bench-plan.ts";
import { videoArgs } from "#core/media/ffmpeg-args/video-args.ts";
import { type Plan } from "#core/media/types.ts";
import { type InitInfo } from "#core/media/mp4/init-segment.ts";
import { encodeVideo } from "#worker/ffmpeg/encode-video.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

const run = promisify(execFile);
/** `sysconf(_SC_CLK_TCK)` of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
/** A first chunk of one segment and three of five. */
const CLIP_SECONDS = 64;
/**
 * One run varies by 9 % on a shared machine. Other processes can only add time, so the minimum of several
 * runs counts.
 */
const ROUNDS = 5;

/**
 * CPU of a film's complete ladder as transcoders encode it, chunk by chunk and with segment validation,
 * against one run of FFmpeg that encodes the same renditions of the same clip from start to end. Rounds
 * alternate, and the minimum of each side is compared. Each chunk decodes from the key frame before it, so
 * the distance between key frames matters.
 */
export function ladderBench(name: string, keyframeEveryFrames: number): Benchmark {
  return {
    name,
    goal: 1.05,
    async run() {
      const folder = mkdtempSync(path.join(os.tmpdir(), "matinee-bench-"));
      try {
        return await compare(folder, await makeClip(folder, keyframeEveryFrames));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function compare(folder: string, clip: string): Promise<{ ratio: number; detail: string }> {
  const plan = await planOf(clip);
  // Created with the plan, once per film; transcoders read them from the store.
  const inits = await plannedInits(plan);
  let [ours, plain] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    plain = Math.min(plain, await cpuSecondsOf(() => encodeAtOnce(folder, clip, plan)));
    ours = Math.min(ours, await cpuSecondsOf(() => encodeInChunks(folder, clip, { plan, inits })));
  }
  const renditionNames = plan.renditions.map(({ renditionName }) => renditionName).join(" ");
  return {
    ratio: ours / plain,
    detail: `${renditionNames} of ${CLIP_SECONDS} s: ${ours.toFixed(1)} CPU-s in chunks, ${plain.toFixed(1)} in one run`,
  };
}

/** Moving shapes under grain, which is hard to encode. */
async function makeClip(folder: string, keyframeEveryFrames: number): Promise<string> {
  const clip = path.join(folder, "clip.mp4");
  const video = `testsrc2=size=1280x720:rate=24:duration=${CLIP_SECONDS},noise=alls=6:allf=t`;
  const encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p"];
  const keyframes = ["-g", String(keyframeEveryFrames), "-sc_threshold", "0"];
  await run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", video, ...encoder, ...keyframes, clip]);
  return clip;
}

async function encodeAtOnce(folder: string, sourcePath: string, plan: Plan): Promise<void> {
  const cwd = mkdtempSync(path.join(folder, "once-"));
  const renditionNames = plan.renditions.map(({ renditionName }) => renditionName);
  for (const renditionName of renditionNames) mkdirSync(path.join(cwd, renditionName));
  const all = { firstSegment: 0, segmentCount: plan.segmentCount };
  const { input, source, output } = videoArgs({
    plan,
    source: { kind: "file", path: sourcePath },
    renditionNames,
    ...all,
    tileCount: 0,
  });
  await run("ffmpeg", ["-v", "error", "-nostdin", ...input, "-i", source, ...output], { cwd });
}

async function encodeInChunks(
  folder: string,
  sourcePath: string,
  { plan, inits }: { plan: Plan; inits: ReadonlyMap<string, InitInfo> },
): Promise<void> {
  const scratchDir = mkdtempSync(path.join(folder, "chunks-"));
  const renditionNames = plan.renditions.map(({ renditionName }) => renditionName);
  for (const { number, firstSegment, segmentCount } of plan.videoChunks) {
    await encodeVideo({
      ...{
        source: fileSource(sourcePath),
        plan,
        inits,
        renditionNames,
        firstSegment,
        segmentCount,
        scratchDir,
      },
      ...{ withStoryboard: false, chunkNumber: number, signal: new AbortController().signal },
      onSegment: () => Promise.resolve(),
    });
  }
}

/** CPU seconds of this process, and of the children that it waited for, during `work`. */
async function cpuSecondsOf(work: () => Promise<void>): Promise<number> {
  const before = cpuSeconds();
  await work();
  return cpuSeconds() - before;
}

/** Fields 14 to 17 of /proc/self/stat: user and system time, own and of waited-for children (proc(5)). */
function cpuSeconds(): number {
  const afterName = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1) ?? "";
  const ticks = afterName.split(" ").slice(11, 15).map(Number);
  return ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
}
