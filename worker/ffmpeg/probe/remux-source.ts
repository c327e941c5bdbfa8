import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";
import { isRecording } from "#core/media/probe/recordings.ts";
import { copyContainers, type CopyContainer, remuxArgs } from "#core/media/ffmpeg-args/remux-args.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { forgetShape } from "#worker/ffmpeg/probe/forget-shape.ts";
import { COPY_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

export interface RemuxInput {
  readonly source: MediaSource;
  readonly info: MediaInfo;
  /** Absolute; its folder must exist. The name's ending does not matter. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
}

/**
 * Copies a file that is not seekable (`info.isSeekable` false) into a seekable one, without decoding. Probe
 * the result and plan on that: its times and streams may differ. Throws media_refused with FFmpeg's reason if
 * no container accepts the file's streams, because a retry would not help, and `FfmpegError` for all other
 * errors.
 */
export async function remuxSource(input: RemuxInput): Promise<void> {
  let refusal: FfmpegError | null = null;
  for (const container of copyContainers(input.info)) {
    try {
      const isShapeMarked = container === "matroska" && isRecording(input.info);
      await copyInto(input, { container, isShapeMarked });
      if (isShapeMarked && !(await forgetShape(input.outputPath))) await copyInto(input, { container });
      return;
    } catch (error) {
      if (!(error instanceof FfmpegError) || error.kind !== "failed" || error.cause) throw error;
      refusal = error;
    }
  }
  const reason = refusal?.message ?? "";
  throw new DomainError("media_refused", "media.notSeekable", { report: reason });
}

async function copyInto(
  { source: from, info, outputPath, signal: stop }: RemuxInput,
  form: { container: CopyContainer; isShapeMarked?: boolean },
): Promise<void> {
  await rm(outputPath, { force: true }); // FFmpeg does not overwrite files, and a refused attempt leaves a partial one
  await from.withInput(stop, (source, signal) =>
    runFfmpeg({
      args: remuxArgs(source, info, { path: outputPath, ...form }),
      ...{ workFolder: dirname(outputPath), limits: COPY_LIMITS, signal },
    }),
  );
}
