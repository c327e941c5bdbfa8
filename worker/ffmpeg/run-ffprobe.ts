import { spawn } from "node:child_process";
import { ffprobeBinary } from "#worker/ffmpeg/ffmpeg-binaries.ts";
import { abortedError, failureOf, FfmpegError } from "#worker/ffmpeg/ffmpeg-error.ts";
import { CHAIN_START, killGroup, LOOK_LIMITS, processChain } from "#worker/ffmpeg/process-chain.ts";

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_STDERR_LINES = 50;
const TIME_LIMIT_MS = 120_000;

export interface ProbeRun {
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  /** How long it may take by the clock; two minutes where nothing is said. */
  readonly timeLimitMs?: number;
}

/** Runs ffprobe; gives what it wrote to stdout. Throws `FfmpegError`: bounded in time, memory and output. */
export async function runFfprobe({ args, signal, timeLimitMs = TIME_LIMIT_MS }: ProbeRun): Promise<string> {
  if (signal.aborted) throw abortedError();
  const chain = processChain(ffprobeBinary(), LOOK_LIMITS);
  const child = spawn(CHAIN_START, [...chain, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stopped: FfmpegError | null = null;
  const stopWith = (error: FfmpegError) => (): void => {
    stopped ??= error;
    if (child.pid !== undefined) killGroup(child.pid);
  };
  const onAbort = stopWith(abortedError());
  const timer = setTimeout(
    stopWith(new FfmpegError("stalled", "Looking at the file took too long.")),
    timeLimitMs,
  );
  signal.addEventListener("abort", onAbort, { once: true });
  const output = collect(child.stdout, stopWith(new FfmpegError("failed", "The file has too much to say.")));
  const errors = collect(child.stderr, () => undefined);
  try {
    const end = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.on("error", (cause) =>
        reject(new FfmpegError("failed", "ffprobe could not be started.", { cause })),
      );
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

/** Gathers a stream up to the limit, then says so and forgets the rest. */
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
