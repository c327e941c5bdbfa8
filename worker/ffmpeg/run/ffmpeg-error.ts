import { DomainError } from "#core/errors/domain-error.ts";

export type FfmpegFailure =
  "crashed" | "failed" | "stalled" | "aborted" | "disk_full" | "unreadable" | "unavailable" | "validation";

/**
 * How a run of FFmpeg failed. `crashed`: ended by a signal or a limit, possibly because of the file.
 * `failed`: exited with an error. `stalled`: made no progress and used no CPU. `aborted`: ended by us.
 * `disk_full`: not the file's fault. `unreadable`: the disk or the network did not read (or write) its bytes,
 * which says nothing about their content. `validator`: its output differs from the plan.
 */
export class FfmpegError extends Error {
  override readonly name = "FfmpegError";
  readonly kind: FfmpegFailure;

  constructor(kind: FfmpegFailure, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

/** The signal's state as an error, for aborted runs. */
export const abortedError = (): FfmpegError => new FfmpegError("aborted", "The run was called off.");

/**
 * FFmpeg treats a read error as the file's end, and exits with 0: only these messages tell the two apart.
 * (The wrapper programs print similar ones if FFmpeg itself is missing.)
 */
const READ_ERROR =
  /^(?!(?:setpriv|setsid|sh|nice|prlimit|env): ).*: (?:Input\/output error|Stale file handle|No such file or directory|Permission denied|Transport endpoint is not connected)$/;

/**
 * The message of a line of stderr about bytes that could not be read, for any exit code; null for other
 * lines.
 */
export function readErrorOf(line: string): FfmpegError | null {
  return READ_ERROR.test(line)
    ? new FfmpegError("unreadable", `The file could not be read${lastWords([line])}`)
    : null;
}

/**
 * Exit codes of the programs that start FFmpeg: 125 is the wrapper's own failure, 126 "not executable", 127
 * "not found".
 */
const NOT_STARTED_CODES: ReadonlySet<number> = new Set([125, 126, 127]);
const WRAPPER_FAILED = /^(?:setpriv|setsid|sh|nice|prlimit|env): /;

/** Whether a wrapper ended and FFmpeg never ran. No exit code and no signal: the first wrapper did not start. */
function wasNeverStarted(end: {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: readonly string[];
}): boolean {
  if (end.signal !== null) return false;
  if (end.code === null || NOT_STARTED_CODES.has(end.code)) return true;
  return WRAPPER_FAILED.test(end.stderr.find((line) => line.trim() !== "") ?? "");
}

/** FFmpeg did not run. Every job treats the cause as an outage: work waits, and no attempt is counted. */
export function unavailableError(details: string): FfmpegError {
  const cause = new DomainError("unavailable", "encoding.ffmpegCannotStart");
  return new FfmpegError("unavailable", `FFmpeg could not be started${details}`, { cause });
}

const DISK_FULL = /No space left on device|Disk quota exceeded/i;

/** What the end of FFmpeg means. `signal` and `code` are the process's, `stderr` its last lines. */
export function failureOf(end: {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: readonly string[];
}): FfmpegError {
  const said = lastWords(end.stderr);
  if (wasNeverStarted(end)) return unavailableError(said);
  if (DISK_FULL.test(end.stderr.join("\n"))) return diskFullError();
  if (end.signal) return new FfmpegError("crashed", `FFmpeg died by ${end.signal}${said}`);
  // 128 + n is how a shell, and the wrappers before FFmpeg, report a death by signal n.
  if (end.code !== null && end.code > 128 && end.code < 160)
    return new FfmpegError("crashed", `FFmpeg died by signal ${end.code - 128}${said}`);
  const readError = end.stderr.map(readErrorOf).find((error) => error !== null);
  return readError ?? new FfmpegError("failed", `FFmpeg gave up (${end.code ?? "not started"})${said}`);
}

/** Its cause has the system's code, by which every job recognises an outage. */
function diskFullError(): FfmpegError {
  const cause = Object.assign(new Error("FFmpeg could not write."), { code: "ENOSPC" });
  return new FfmpegError("disk_full", "There is no space left on the disk.", { cause });
}

const SHOWN_LINES = 3;
/** A line may contain a complete whitelist. */
const SHOWN_OF_A_LINE = 160;
const SHOWN_CHARACTERS = 400;

/** The last lines without the path or address of the source, which users must not see. */
function lastWords(stderr: readonly string[]): string {
  const lines = stderr
    .map((line) =>
      line
        .replace(/\b(?:file|http):\S+/g, "the file")
        .trim()
        .slice(0, SHOWN_OF_A_LINE),
    )
    .filter((line) => line !== "");
  const text = lines.slice(-SHOWN_LINES).join("; ").slice(0, SHOWN_CHARACTERS);
  return text ? `: ${text}` : "";
}
