import { spawn } from "node:child_process";
import { type Readable } from "node:stream";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { CHAIN_START, LOOK_LIMITS, processChain } from "#worker/ffmpeg/run/process-chain.ts";
import { runToEnd } from "#worker/ffmpeg/run/run-to-end.ts";

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
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
  const output: Buffer[] = [];
  await runToEnd({
    signal,
    start: (onStart) => {
      const chain = [...processChain(binary, LOOK_LIMITS), ...args];
      onStart(spawn(CHAIN_START, chain, { stdio: ["ignore", "pipe", "pipe"] }));
    },
    attend: ({ stdout }, stop) => {
      const tooLarge = new FfmpegError("failed", "The analysis of the file is too large.");
      if (stdout) collect(stdout, output, () => stop(tooLarge));
      const tooLong = new FfmpegError("stalled", "Analyzing the file took too long.");
      const timer = setTimeout(() => stop(tooLong), timeLimitMs);
      return () => clearTimeout(timer);
    },
  });
  return Buffer.concat(output).toString("utf8");
}

/** Collects a stream up to the limit, then reports that and drops the rest. */
function collect(stream: Readable, parts: Buffer[], onTooMuch: () => void): void {
  let sizeBytes = 0;
  stream.on("data", (part: Buffer) => {
    sizeBytes += part.length;
    if (sizeBytes <= MAX_OUTPUT_BYTES) parts.push(part);
    else onTooMuch();
  });
}
