import { captureRun, type CaptureRun } from "#worker/ffmpeg/run/capture-run.ts";
import { ffprobeBinary } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";

/** Runs ffprobe; returns its stdout. Throws `FfmpegError`: bounded in time, memory and output. */
export async function runFfprobe(run: Omit<CaptureRun, "binary">): Promise<string> {
  return captureRun({ ...run, binary: ffprobeBinary() });
}
