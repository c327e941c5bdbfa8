import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { subtitleArgs } from "#core/media/subtitle-args.ts";
import { COPY_LIMITS } from "#worker/ffmpeg/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run-ffmpeg.ts";

const OUTPUT_NAME = "subtitle.txt";

export interface ExtractSubtitleInput {
  readonly sourcePath: string;
  readonly streamIndex: number;
  readonly codec: string;
  readonly signal: AbortSignal;
}

/**
 * A text track of a file as SRT, WebVTT or ASS, with times from the file's start. It is raw: what is served is
 * written anew from it. Throws `FfmpegError`.
 */
export async function extractSubtitle({ signal, ...track }: ExtractSubtitleInput): Promise<string> {
  const workFolder = await mkdtemp(join(tmpdir(), "matinee-subtitle-"));
  try {
    const args = subtitleArgs({ ...track, outputName: OUTPUT_NAME });
    await runFfmpeg({ args, workFolder, limits: COPY_LIMITS, signal });
    return await readFile(join(workFolder, OUTPUT_NAME), "utf8");
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
