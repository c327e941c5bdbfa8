import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { stillArgs, type StillSize, stillSizes, stillTimes } from "#core/media/ffmpeg-args/still-args.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

export interface StillFile extends StillSize {
  readonly path: string;
  readonly bytes: number;
}

/** A still that can become a poster or a backdrop. */
export interface Still extends StillSize {
  /** Of the widest file. */
  readonly path: string;
  /** About when it was taken, from the film's start. */
  readonly atSeconds: number;
  /** WebP, smallest first. */
  readonly files: readonly StillFile[];
  /** 24 px wide WebP as a data URL. */
  readonly placeholder: string;
  /** Mean lightness, 0 to 1. */
  readonly lightness: number;
  /** The sharpness of the middle, which a poster is cropped from: 0 to 1; a few tenths are sharp. */
  readonly sharpness: number;
}

export interface ExtractStillsInput {
  readonly source: MediaSource;
  readonly info: MediaInfo;
  readonly count: number;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
}

/**
 * Up to `count` stills, spread over the film, each the most typical frame around its time. Times without a
 * frame are left out. Throws `FfmpegError` if FFmpeg crashes.
 */
export async function extractStills(input: ExtractStillsInput): Promise<readonly Still[]> {
  const stills: Still[] = [];
  for (const [number, atSeconds] of stillTimes(input.info.durationSeconds, input.count).entries()) {
    const folder = join(input.scratchDir, `still-${number}`);
    await mkdir(folder, { recursive: true });
    const still = await takeStill(input, folder, atSeconds);
    if (still) stills.push(still);
  }
  return stills;
}

async function takeStill(
  input: ExtractStillsInput,
  folder: string,
  atSeconds: number,
): Promise<Still | null> {
  try {
    await input.source.withInput(input.signal, (source, signal) =>
      runFfmpeg({
        args: stillArgs(source, input.info, atSeconds),
        workFolder: folder,
        limits: { ...LOOK_LIMITS, niceness: 5 },
        signal,
      }),
    );
    return await readStill(input.info, folder, atSeconds);
  } catch (error) {
    if (error instanceof FfmpegError && error.kind === "failed") return null;
    throw error;
  }
}

async function readStill(info: MediaInfo, folder: string, atSeconds: number): Promise<Still | null> {
  const [mean, edges] = await Promise.all(["mean.gray", "edges.gray"].map((name) => byteIn(folder, name)));
  if (mean === undefined || edges === undefined) return null;
  const files = await Promise.all(
    stillSizes(info).map(async (size) => {
      const path = join(folder, `${size.width}.webp`);
      return { ...size, path, bytes: (await stat(path)).size };
    }),
  );
  const widest = files.at(-1);
  if (!widest) return null;
  const placeholder = (await readFile(join(folder, "placeholder.webp"))).toString("base64");
  return {
    ...{ path: widest.path, width: widest.width, height: widest.height, atSeconds, files },
    placeholder: `data:image/webp;base64,${placeholder}`,
    lightness: lightnessOf(mean),
    sharpness: edges / 255,
  };
}

/** A measure that FFmpeg wrote as one grey pixel; undefined if there was no frame. */
async function byteIn(folder: string, name: string): Promise<number | undefined> {
  const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
  return bytes[0];
}

/** From video levels (16 black, 235 white). */
const lightnessOf = (luma: number): number => Math.min(1, Math.max(0, (luma - 16) / (235 - 16)));
