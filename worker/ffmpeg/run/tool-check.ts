import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { captureRun } from "#worker/ffmpeg/run/capture-run.ts";
import { ffmpegBinary, ffprobeBinary } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { isNewEnough, namesInList, REQUIRED_PARTS } from "#worker/ffmpeg/run/required-tools.ts";

/** Each check takes a tenth of a second; a program that hangs must not block its job for long. */
const TIME_LIMIT_MS = 30_000;

/** The binaries that passed the last check; null before the first check and after a failed one. */
let passed: string | null = null;

/**
 * Ensures that FFmpeg and ffprobe work, before a job needs them. A passed check is trusted until
 * `assertToolsWork` fails. Throws `DomainError` unavailable, on which every job waits.
 */
export async function assertToolsOnce(signal: AbortSignal): Promise<void> {
  if (passed !== binariesKey()) await assertToolsWork(signal);
}

/**
 * Checks FFmpeg and ffprobe now: that they start, their versions, the needed encoders, muxers and filters,
 * and one encoded frame. Throws `DomainError` unavailable with the settings and the fault.
 */
export async function assertToolsWork(signal: AbortSignal): Promise<void> {
  passed = null;
  const problem = (await problemOfFfmpeg(signal)) ?? (await problemOfFfprobe(signal));
  if (problem !== null) throw new DomainError("unavailable", "encoding.toolsBroken", { problem });
  passed = binariesKey();
}

/**
 * Finds the cause of a failed run: the error itself, or the tools if they do not work at all any more.
 * Without this, an FFmpeg that is being replaced would fail every file in work meanwhile.
 */
export async function causeOfFailure(error: unknown, signal: AbortSignal): Promise<unknown> {
  if (!(error instanceof FfmpegError) || !SUSPICIOUS.has(error.kind)) return error;
  return assertToolsWork(signal).then(
    () => error,
    (fault: unknown) => fault,
  );
}

const SUSPICIOUS: ReadonlySet<FfmpegError["kind"]> = new Set(["failed", "crashed", "stalled", "unavailable"]);

const binariesKey = (): string => JSON.stringify([ffmpegBinary(), ffprobeBinary()]);

async function problemOfFfmpeg(signal: AbortSignal): Promise<Message | null> {
  const run = (args: readonly string[]) => outputOf(ffmpegBinary(), args, signal);
  const version = await run(["-version"]);
  if (version === null) return messageOf("encoding.toolCannotStart", { tool: "FFmpeg" });
  if (!isNewEnough(version.split("\n", 1)[0] ?? "")) return messageOf("encoding.toolOld", { tool: "FFmpeg" });
  for (const { kind, listOption, names } of REQUIRED_PARTS) {
    const there = namesInList((await run(["-hide_banner", listOption])) ?? "");
    const missing = names.filter((name) => !there.has(name));
    if (missing.length > 0) return messageOf("encoding.toolLacks", { kind, names: missing.join(", ") });
  }
  return (await run(TRIAL_ARGS)) === null ? messageOf("encoding.toolTrialFailed") : null;
}

async function problemOfFfprobe(signal: AbortSignal): Promise<Message | null> {
  const version = await outputOf(ffprobeBinary(), ["-version"], signal);
  if (version === null) return messageOf("encoding.toolCannotStart", { tool: "ffprobe" });
  return isNewEnough(version.split("\n", 1)[0] ?? "")
    ? null
    : messageOf("encoding.toolOld", { tool: "ffprobe" });
}

/** One frame and a moment of silence, through the filters and encoders that every film needs. */
const TRIAL_ARGS: readonly string[] = [
  ...["-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=c=black:s=64x64:r=25"],
  ...["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo", "-frames:v", "1", "-t", "0.04"],
  ...["-vf", "scale=32:32,format=yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"],
  ...["-f", "null", "-"],
];

/** A program's stdout, or null if it did not run to its end. Throws if the run was aborted. */
async function outputOf(
  binary: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | null> {
  try {
    return await captureRun({ binary, args, signal, timeLimitMs: TIME_LIMIT_MS });
  } catch (error) {
    if (error instanceof FfmpegError && error.kind !== "aborted") return null;
    throw error;
  }
}
