import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pictureInitArgs } from "#core/media/init-args.ts";
import { initBytesOf, parseInit } from "#core/media/init-segment.ts";
import { soundArgs } from "#core/media/audio-args.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run-ffmpeg.ts";

export interface MadeInit {
  readonly rung: string;
  readonly path: string;
  readonly bytes: number;
  readonly codecs: string;
}

interface MakeInitsInput {
  readonly plan: Plan;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
}

/**
 * Every rung's init segment, before a single picture is encoded: a moment of black, or of silence, through the very
 * same encoder. Files stay in the scratch folder. Throws `FfmpegError`.
 */
export async function makeInits(input: MakeInitsInput): Promise<readonly MadeInit[]> {
  const [pictures, sounds] = await Promise.all([pictureInits(input), soundInits(input)]);
  return [...pictures, ...sounds];
}

async function pictureInits({ plan, scratchDir, signal }: MakeInitsInput): Promise<readonly MadeInit[]> {
  const folder = join(scratchDir, "inits");
  await Promise.all(plan.rungs.map(({ rung }) => mkdir(join(folder, rung), { recursive: true })));
  await runFfmpeg({ args: pictureInitArgs(plan), workFolder: folder, limits: LOOK_LIMITS, signal });
  return Promise.all(plan.rungs.map(({ rung }) => describe(rung, join(folder, rung, "init.mp4"))));
}

/** All tracks are encoded alike, so one run serves them. */
async function soundInits(input: MakeInitsInput): Promise<readonly MadeInit[]> {
  const track = input.plan.audio[0];
  if (!track) return [];
  const moov = await soundInit(input, track);
  return Promise.all(
    input.plan.audio.map(async ({ rung }) => {
      const path = join(input.scratchDir, "inits", rung, "init.mp4");
      await mkdir(join(input.scratchDir, "inits", rung), { recursive: true });
      await writeFile(path, moov);
      return describe(rung, path);
    }),
  );
}

async function soundInit(
  { plan, scratchDir, signal }: MakeInitsInput,
  track: AudioPlan,
): Promise<Uint8Array> {
  const folder = join(scratchDir, "inits", "sound");
  await mkdir(join(folder, track.rung), { recursive: true });
  const args = soundArgs({ plan, sourcePath: "", track, firstSegment: 0, segmentCount: 1, way: "silence" });
  await runFfmpeg({ args, workFolder: folder, limits: LOOK_LIMITS, signal });
  return initBytesOf(await readFile(join(folder, track.rung, "00000.m4s")));
}

async function describe(rung: string, path: string): Promise<MadeInit> {
  const bytes = await readFile(path);
  return { rung, path, bytes: bytes.length, codecs: parseInit(bytes).codecs };
}
