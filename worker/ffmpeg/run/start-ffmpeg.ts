import FfmpegCommand from "fluent-ffmpeg";
import { type ChildProcess } from "node:child_process";
import { type FfmpegArgs, GLOBAL_OPTIONS } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { ffmpegBinary } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { unavailableError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { CHAIN_START, processChain, type RunLimits } from "#worker/ffmpeg/run/process-chain.ts";
import { type ToolRun } from "#worker/ffmpeg/run/run-to-end.ts";

export interface FfmpegStart {
  readonly args: FfmpegArgs;
  /** The run's folder; its outputs are named relative to it. */
  readonly workFolder: string;
  readonly limits: RunLimits;
}

/**
 * Starts FFmpeg. This is the one file that knows fluent-ffmpeg (archived; it only spawns here, docs/decisions).
 * Its traps: it splits an option with one blank in two unless options come as several arguments; a `progress`
 * listener makes it probe the source without any whitelist; it rejects `lavfi` on FFmpeg 7, so its check is
 * left out. Its `start` comes in the tick of the spawn, so nothing of the process is missed.
 */
export function startFfmpeg(run: FfmpegStart): ToolRun["start"] {
  return (onStart, fail) => {
    const command = commandOf(run);
    let isStarted = false;
    command.on("start", () => {
      isStarted = true;
      onStart((command as unknown as { ffmpegProc: ChildProcess }).ffmpegProc);
    });
    // Later it reports the end of the process, which `onStart` hears of itself.
    command.on("error", (error: Error) => {
      if (!isStarted) fail(unavailableError(`: ${error.message}`));
    });
    command.run();
  };
}

function commandOf({ args, workFolder, limits }: FfmpegStart): FfmpegCommand.FfmpegCommand {
  const command = FfmpegCommand({ cwd: workFolder, stdoutLines: 1 } as FfmpegCommand.FfmpegCommandOptions);
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
