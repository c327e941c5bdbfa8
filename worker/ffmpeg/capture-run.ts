import { spawn } from "node:child_process";
import { abortedError, failureOf, FfmpegError, unavailableError } from "#worker/ffmpeg/ffmpeg-error.ts";
import { CHAIN_START, killGroup, LOOK_LIMITS, processChain } from "#worker/ffmpeg/process-chain.ts";

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_STDERR_LINES = 50;
const TIME_LIMIT_MS = 120_000;

export interface CaptureRun {
  /** A name on PATH, or a path. */
  readonly binary: string;
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  /** The time limit by the clock; two minutes by default. */
  readonly timeLimitMs?: number;
}

/** Runs a program of FFmpeg; returns its stdout. Throws `FfmpegError`: bounded in time, memory and output. */
export async function captureRun(run: CaptureRun): Promise<string> {
  const { binary, args, signal, timeLimitMs = TIME_LIMIT_MS } = run;
  if (signal.aborted) throw abortedError();
  const chain = processChain(binary, LOOK_LIMITS);
  const child = spawn(CHAIN_START, [...chain, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stopped: FfmpegError | null = null;
  const stopWith = (error: FfmpegError) => (): void => {
    stopped ??= error;
    if (child.pid !== undefined) killGroup(child.pid);
  };
  const onAbort = stopWith(abortedError());
  const timer = setTimeout(
    stopWith(new FfmpegError("stalled", "Analyzing the file took too long.")),
    timeLimitMs,
  );
  signal.addEventListener("abort", onAbort, { once: true });
  const output = collect(
    child.stdout,
    stopWith(new FfmpegError("failed", "The analysis of the file is too large.")),
  );
  const errors = collect(child.stderr, () => undefined);
  try {
    const end = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.on("error", (cause) => reject(unavailableError(`: ${CHAIN_START} (${cause.message})`)));
      child.on("close", (code, deathSignal) => resolve({ code, signal: deathSignal }));
    });
    if (stopped) throw stopped as FfmpegError;
    if (end.code !== 0)
      throw failureOf({ ...end, stderr: errors.text().split("\n").slice(-MAX_STDERR_LINES) });
    return output.text();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Collects a stream up to the limit, then reports that and drops the rest. */
function collect(stream: NodeJS.ReadableStream, onTooMuch: () => void): { text(): string } {
  const parts: Buffer[] = [];
  let size = 0;
  stream.on("data", (part: Buffer) => {
    size += part.length;
    if (size <= MAX_OUTPUT_BYTES) parts.push(part);
    else onTooMuch();
  });
  return { text: () => Buffer.concat(parts).toString("utf8") };
}
