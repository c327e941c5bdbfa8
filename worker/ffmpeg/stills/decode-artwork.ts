import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import {
  artworkArgs,
  artworkCrop,
  artworkProbeArgs,
  artworkSizes,
  uprightSize,
  type ArtworkFile,
  type ArtworkFrame,
} from "#core/media/ffmpeg-args/artwork-args.ts";
import { type StillSize } from "#core/media/ffmpeg-args/still-args.ts";
import { type StillFile } from "#worker/ffmpeg/stills/extract-stills.ts";
import { type RunLimits } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";

/** 50 megapixels take about 10 CPU-seconds and 1 GiB. */
const ARTWORK_RUN_LIMITS: RunLimits = { cpuSeconds: 60, memoryBytes: 3 * 1024 ** 3 };
const PROBE_LIMIT_MS = 30_000;

const probeSchema = z.object({
  frames: z
    .array(
      z.object({
        width: z.number().int().positive(),
        height: z.number().int().positive(),
        tags: z.object({ Orientation: z.coerce.number().int().optional().catch(undefined) }).optional(),
      }),
    )
    .default([]),
});

/** The first frame of an image file. Null where FFmpeg finds none: damaged, animated WebP, or too many pixels. */
export async function probeArtwork(file: ArtworkFile, signal: AbortSignal): Promise<ArtworkFrame | null> {
  const answer = await runFfprobe({ args: artworkProbeArgs(file), signal, timeLimitMs: PROBE_LIMIT_MS });
  const [frame] = probeSchema.parse(JSON.parse(answer)).frames;
  if (!frame) return null;
  return { width: frame.width, height: frame.height, orientation: frame.tags?.Orientation ?? 1 };
}

/** The size of the part of an image that is kept. */
export const keptSize = (frame: ArtworkFrame, isPoster: boolean): StillSize =>
  artworkCrop(uprightSize(frame), isPoster);

export interface EncodedArtwork {
  /** WebP, smallest first. */
  readonly files: readonly StillFile[];
  /** 24 px wide WebP as a data URL. */
  readonly placeholder: string;
  /** Mean lightness, 0 to 1. */
  readonly lightness: number;
}

/** Encodes an image file as WebP in its sizes; the files stay in the scratch folder. Throws `FfmpegError`. */
export async function encodeArtwork(
  file: ArtworkFile,
  frame: ArtworkFrame,
  run: { isPoster: boolean; scratchDir: string; signal: AbortSignal },
): Promise<EncodedArtwork> {
  const { isPoster, scratchDir: workFolder, signal } = run;
  await runFfmpeg({
    args: artworkArgs(file, frame, isPoster),
    limits: ARTWORK_RUN_LIMITS,
    ...{ workFolder, signal },
  });
  const files = await Promise.all(
    artworkSizes(keptSize(frame, isPoster), isPoster).map(async (size) => {
      const path = join(workFolder, `${size.width}.webp`);
      return { ...size, path, bytes: (await stat(path)).size };
    }),
  );
  const placeholder = (await readFile(join(workFolder, "placeholder.webp"))).toString("base64");
  return {
    files,
    placeholder: `data:image/webp;base64,${placeholder}`,
    lightness: lightnessOf(await readFile(join(workFolder, "mean.rgb"))),
  };
}

/** The luma of BT.601, as the stills' lightness is. */
const lightnessOf = ([red = 0, green = 0, blue = 0]: Uint8Array): number =>
  (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
