import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { videoInitArgs } from "#core/media/ffmpeg-args/init-args.ts";
import { initBytesOf, parseInit } from "#core/media/mp4/init-segment.ts";
import { audioArgs } from "#core/media/ffmpeg-args/audio-args.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";

export interface EncodedInit {
  readonly renditionName: string;
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
 * Every rendition's init segment, before any frame is encoded: a moment of black, or of silence, from the
 * same encoder. Files stay in the scratch folder. Throws `FfmpegError`.
 */
export async function makeInits(input: MakeInitsInput): Promise<readonly EncodedInit[]> {
  const [video, audio] = await Promise.all([videoInits(input), audioInits(input)]);
  return [...video, ...audio];
}

async function videoInits({ plan, scratchDir, signal }: MakeInitsInput): Promise<readonly EncodedInit[]> {
  const folder = join(scratchDir, "inits");
  await Promise.all(
    plan.renditions.map(({ renditionName }) => mkdir(join(folder, renditionName), { recursive: true })),
  );
  await runFfmpeg({ args: videoInitArgs(plan), workFolder: folder, limits: LOOK_LIMITS, signal });
  return Promise.all(
    plan.renditions.map(({ renditionName }) =>
      describe(renditionName, join(folder, renditionName, "init.mp4")),
    ),
  );
}

/** All tracks have the same encoding, so one run serves them. */
async function audioInits(input: MakeInitsInput): Promise<readonly EncodedInit[]> {
  const track = input.plan.audio[0];
  if (!track) return [];
  const moov = await audioInit(input, track);
  return Promise.all(
    input.plan.audio.map(async ({ renditionName }) => {
      const path = join(input.scratchDir, "inits", renditionName, "init.mp4");
      await mkdir(join(input.scratchDir, "inits", renditionName), { recursive: true });
      await writeFile(path, moov);
      return describe(renditionName, path);
    }),
  );
}

async function audioInit(
  { plan, scratchDir, signal }: MakeInitsInput,
  track: AudioPlan,
): Promise<Uint8Array> {
  const folder = join(scratchDir, "inits", "audio");
  await mkdir(join(folder, track.renditionName), { recursive: true });
  const source = { kind: "file", path: "" } as const; // silence reads none
  const args = audioArgs({ plan, source, track, firstSegment: 0, segmentCount: 1, way: "silence" });
  await runFfmpeg({ args, workFolder: folder, limits: LOOK_LIMITS, signal });
  return initBytesOf(await readFile(join(folder, track.renditionName, "00000.m4s")));
}

async function describe(renditionName: string, path: string): Promise<EncodedInit> {
  const bytes = await readFile(path);
  return { renditionName, path, bytes: bytes.length, codecs: parseInit(bytes).codecs };
}
