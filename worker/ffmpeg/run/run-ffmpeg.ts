import { type ChildProcess } from "node:child_process";
import { FfmpegError, readErrorOf } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { followLines } from "#worker/ffmpeg/run/follow-lines.ts";
import { runToEnd, type Stop } from "#worker/ffmpeg/run/run-to-end.ts";
import { watchForStall } from "#worker/ffmpeg/run/stall-watch.ts";
import { type FfmpegStart, startFfmpeg } from "#worker/ffmpeg/run/start-ffmpeg.ts";

export interface FfmpegRun extends FfmpegStart {
  readonly signal: AbortSignal;
  readonly stallSeconds?: number;
  /** Frames encoded so far, about twice a second. */
  readonly onFrames?: (frames: number) => void;
  /** Called with the pid once it runs; the returned function is called when it has ended. */
  readonly whileRunning?: ((pid: number) => () => void) | undefined;
}

/**
 * Runs FFmpeg to its end; returns the last lines of stderr. Throws `FfmpegError`, also if FFmpeg would exit
 * with 0 for a file that it cannot read to its end: it is stopped at once, since otherwise the last frame is
 * held, and closed as a segment that looks complete.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<readonly string[]> {
  return runToEnd({
    signal: run.signal,
    start: startFfmpeg(run),
    attend: (child, stop) => attend(run, child, stop),
    faultOf: readErrorOf,
  });
}

function attend(run: FfmpegRun, { pid = 0, stdout }: ChildProcess, stop: Stop): () => void {
  const onStall = (): void =>
    stop(new FfmpegError("stalled", "FFmpeg made no progress for a minute and was stopped."));
  const watch = watchForStall(pid, onStall, run.stallSeconds);
  const ended = run.whileRunning?.(pid);
  if (stdout)
    followLines(
      stdout,
      progressReader(run, () => watch.touch()),
    );
  return () => {
    watch.stop();
    ended?.();
  };
}

/** `-progress` writes `key=value` lines; `frame` increases only when a frame was encoded. */
function progressReader({ onFrames }: FfmpegRun, touch: () => void): (line: string) => void {
  let lastLine = "";
  return (line) => {
    const [key, value] = line.split("=");
    if (key !== "frame" && key !== "total_size") return;
    if (line !== lastLine) touch();
    lastLine = line;
    if (key === "frame") onFrames?.(Number(value));
  };
}
