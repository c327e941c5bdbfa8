import FfmpegCommand from "fluent-ffmpeg";
import { type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { type FfmpegArgs, GLOBAL_OPTIONS } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { ffmpegBinary } from "#worker/ffmpeg/ffmpeg-binaries.ts";
import { abortedError, failureOf, FfmpegError, readErrorOf } from "#worker/ffmpeg/ffmpeg-error.ts";
import { CHAIN_START, killGroup, processChain, type RunLimits } from "#worker/ffmpeg/process-chain.ts";
import { watchForStall } from "#worker/ffmpeg/stall-watch.ts";

export interface FfmpegRun {
  readonly args: FfmpegArgs;
  /** The run's folder; its outputs are named relative to it. */
  readonly workFolder: string;
  readonly limits: RunLimits;
  readonly signal: AbortSignal;
  readonly stallSeconds?: number;
  /** Frames encoded so far, about twice a second. */
  readonly onFrames?: (frames: number) => void;
  /** Called with the pid once it runs; the returned function is called when it has ended. */
  readonly whileRunning?: ((pid: number) => () => void) | undefined;
}

/**
 * Runs FFmpeg to its end; returns the lines of stderr. Throws `FfmpegError`, also if FFmpeg would exit with 0
 * for a file that it cannot read to its end. This is the one file that knows fluent-ffmpeg (archived; it only
 * spawns here, docs/decisions). Its traps: it splits an option with one blank in two unless options come as
 * several arguments; a `progress` listener makes it probe the source without any whitelist; it rejects
 * `lavfi` on FFmpeg 7, so its check is left out.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<readonly string[]> {
  if (run.signal.aborted) throw abortedError();
  const command = commandOf(run);
  return new Promise((resolve, reject) => {
    const end = { code: null as number | null, signal: null as string | null };
    let interrupted: FfmpegError | null = null;
    let release = (): void => undefined;
    let pid: number | undefined;
    command.on("start", () => {
      const child = (command as unknown as { ffmpegProc: ChildProcess }).ffmpegProc;
      pid = child.pid;
      // Before fluent-ffmpeg's own listener, which may end everything at once.
      child.prependListener("exit", (code, signal) => Object.assign(end, { code, signal }));
      release = attend(run, child, (error) => (interrupted ??= error));
    });
    command.on("stderr", (line: string) => {
      const readError = readErrorOf(line);
      if (!readError) return;
      // At once: otherwise the last frame is held, and closed as a segment that looks complete.
      interrupted ??= readError;
      if (pid !== undefined) killGroup(pid);
    });
    command.on("end", (_stdout: string | null, stderr: string | null) => {
      release();
      if (interrupted) reject(interrupted);
      else resolve(linesOf(stderr));
    });
    command.on("error", (_error: Error, _stdout: string | null, stderr: string | null) => {
      release();
      reject(interrupted ?? failureOf({ ...end, stderr: linesOf(stderr) }));
    });
    command.run();
  });
}

/** Listens to a running FFmpeg and to its abort signals. Returns a function that ends this. */
function attend(run: FfmpegRun, child: ChildProcess, interrupt: (error: FfmpegError) => void): () => void {
  const pid = child.pid;
  if (pid === undefined) return () => undefined;
  const stopWith = (error: FfmpegError) => () => {
    interrupt(error);
    killGroup(pid);
  };
  const onAbort = stopWith(abortedError());
  const onStall = stopWith(
    new FfmpegError("stalled", "FFmpeg made no progress for a minute and was stopped."),
  );
  const watch = watchForStall(pid, onStall, run.stallSeconds);
  const ended = run.whileRunning?.(pid);
  if (child.stdout) followProgress(child.stdout, run, () => watch.touch());
  run.signal.addEventListener("abort", onAbort, { once: true });
  if (run.signal.aborted) onAbort();
  return () => {
    watch.stop();
    ended?.();
    run.signal.removeEventListener("abort", onAbort);
  };
}

/** `-progress` writes `key=value` lines; `frame` increases only when a frame was encoded. */
function followProgress(stdout: NodeJS.ReadableStream, run: FfmpegRun, touch: () => void): void {
  let lastLine = "";
  createInterface({ input: stdout }).on("line", (line) => {
    const [key, value] = line.split("=");
    if (key !== "frame" && key !== "total_size") return;
    if (`${key}${value}` !== lastLine) touch();
    lastLine = `${key}${value}`;
    if (key === "frame") run.onFrames?.(Number(value));
  });
}

function commandOf({ args, workFolder, limits }: FfmpegRun): FfmpegCommand.FfmpegCommand {
  const command = FfmpegCommand({ cwd: workFolder, stdoutLines: 200 } as FfmpegCommand.FfmpegCommandOptions);
  const unchecked = {
    _checkCapabilities: skip,
    availableEncoders: (callback: EncodersKnown) => callback(null, {}),
  };
  Object.assign(command, unchecked);
  const target = args.output.at(-1) ?? "-";
  const output = args.output.slice(0, -1);
  return command
    .setFfmpegPath(CHAIN_START)
    .input(args.source)
    .inputOptions(...[...processChain(ffmpegBinary(), limits), ...GLOBAL_OPTIONS, ...args.input])
    .output(target)
    .outputOptions(...output);
}

type EncodersKnown = (error: null, encoders: object) => void;
const skip = (callback: () => void): void => callback();
const linesOf = (text: string | null | undefined): readonly string[] =>
  (text ?? "").split("\n").filter((line) => line !== "");
