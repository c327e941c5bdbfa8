import { dirname } from "node:path";
import { remuxArgs } from "#core/media/ffmpeg-args/remux-args.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { COPY_LIMITS } from "#worker/ffmpeg/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run-ffmpeg.ts";

export interface RemuxInput {
  readonly sourcePath: string;
  readonly info: MediaInfo;
  /** Absolute; its folder must exist. The name's ending does not matter. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
}

/**
 * Copies a file whose ranges cannot be found (`info.isSeekable` false) into one where they can, without decoding.
 * Probe the result and plan on that: its times and streams are its own. Throws `FfmpegError`.
 */
export async function remuxSource({ sourcePath, info, outputPath, signal }: RemuxInput): Promise<void> {
  const args = remuxArgs(sourcePath, info, outputPath);
  await runFfmpeg({ args, workFolder: dirname(outputPath), limits: COPY_LIMITS, signal });
}
