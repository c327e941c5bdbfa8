import { type ChildProcess } from "node:child_process";
import { abortedError, failureOf, type FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { followLines } from "#worker/ffmpeg/run/follow-lines.ts";
import { killGroup } from "#worker/ffmpeg/run/process-chain.ts";

/** Ends a run: it is killed with its group, and fails with the first error that stopped it. */
export type Stop = (error: FfmpegError) => void;

/** A program of FFmpeg that runs behind a `processChain`. */
export interface ToolRun {
  readonly signal: AbortSignal;
  /** Starts the chain, and hands its process over before any event of it; `fail` if there is none. */
  readonly start: (onStart: (child: ChildProcess) => void, fail: Stop) => void;
  /** Called when it runs: reads its stdout and sets its limits in time. Returns a function that ends this. */
  readonly attend: (child: ChildProcess, stop: Stop) => () => void;
  /** Called for each line of stderr; the run is stopped with the error that it returns. */
  readonly faultOf?: (line: string) => FfmpegError | null;
}

const MAX_STDERR_LINES = 200;

/**
 * Runs a program of FFmpeg to its end: the one place where such a process is watched, aborted and judged.
 * Returns the last lines of its stderr. Throws `FfmpegError`.
 */
export async function runToEnd(run: ToolRun): Promise<readonly string[]> {
  if (run.signal.aborted) throw abortedError();
  return new Promise((resolve, reject) => {
    run.start((child) => void watchToEnd(child, run).then(resolve, reject), reject);
  });
}

/** Adds all listeners before its first `await`: a process that cannot start says so in the same tick. */
async function watchToEnd(child: ChildProcess, run: ToolRun): Promise<readonly string[]> {
  let stopped: FfmpegError | null = null;
  const stop: Stop = (error) => {
    stopped ??= error;
    if (child.pid !== undefined) killGroup(child.pid);
  };
  const onAbort = (): void => stop(abortedError());
  const ended = endOf(child);
  const stderr = lastLines(child, (line) => {
    const fault = run.faultOf?.(line);
    if (fault) stop(fault);
  });
  const leave = child.pid === undefined ? null : run.attend(child, stop);
  run.signal.addEventListener("abort", onAbort, { once: true });
  if (run.signal.aborted) onAbort();
  try {
    const end = await ended;
    if (stopped) throw stopped as FfmpegError;
    if (end.code !== 0) throw failureOf({ ...end, stderr });
    return stderr;
  } finally {
    leave?.();
    run.signal.removeEventListener("abort", onAbort);
  }
}

interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The end of a process and of its output; neither code nor signal if it did not start. */
function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once("error", () => resolve({ code: null, signal: null }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** The lines of stderr so far, without empty ones, the last 200 at most. */
function lastLines({ stderr }: ChildProcess, onLine: (line: string) => void): readonly string[] {
  const lines: string[] = [];
  if (stderr)
    followLines(stderr, (line) => {
      if (line === "") return;
      lines.push(line);
      if (lines.length > MAX_STDERR_LINES) lines.shift();
      onLine(line);
    });
  return lines;
}
