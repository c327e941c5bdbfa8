import { mkdtemp, stat } from "node:fs/promises";
import { join } from "node:path";
import { posterArgs, posterSizes } from "#core/media/ffmpeg-args/poster-args.ts";
import { type Still, type StillFile } from "#worker/ffmpeg/stills/extract-stills.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";

export interface CropPosterInput {
  readonly still: Still;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
}

/** A still's middle as a 2:3 poster, in its sizes; files stay in the scratch folder. Throws `FfmpegError`. */
export async function cropPoster({ still, scratchDir, signal }: CropPosterInput): Promise<Still> {
  const workFolder = await mkdtemp(join(scratchDir, "poster-"));
  const sizes = posterSizes(still);
  await runFfmpeg({ args: posterArgs(still.path, sizes), workFolder, limits: LOOK_LIMITS, signal });
  const files: StillFile[] = await Promise.all(
    sizes.map(async (size) => {
      const path = join(workFolder, `${size.width}.webp`);
      return { ...size, path, bytes: (await stat(path)).size };
    }),
  );
  const widest = files.at(-1);
  if (!widest) throw new Error("A poster has at least one size.");
  return { ...still, path: widest.path, width: widest.width, height: widest.height, files };
}
