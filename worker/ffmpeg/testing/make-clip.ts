import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { tempFolder } from "#core/testing/temp-folder.ts";

const run = promisify(execFile);

/**
 * A temporary folder for a test, deleted after its test file, or with its parent folder. `remove` deletes it
 * earlier.
 */
export async function scratchFolder(inside?: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = inside === undefined ? tempFolder("media") : await mkdtemp(join(inside, "media-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Creates a clip with FFmpeg from the test's arguments. Returns its path. */
export async function makeClip(path: string, ...args: readonly string[]): Promise<string> {
  await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args, `file:${path}`], { maxBuffer: 1e7 });
  return path;
}

/** A moving test pattern as an input. */
export const videoSource = (size: string, rate: string, seconds: number): readonly string[] => [
  ...["-f", "lavfi", "-i", `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
];

/** A tone as an input. */
export const tone = (seconds: number, frequency = 440, layout = "mono"): readonly string[] => [
  ...["-f", "lavfi", "-i", `aevalsrc=${exprs(frequency, layout)}:c=${layout}:d=${seconds}:s=48000`],
];

/** Runs a command and returns its stdout and stderr, to check the output of an encode. */
export async function say(command: "ffmpeg" | "ffprobe", ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(command, [...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout + stderr;
}

const CHANNELS: Readonly<Record<string, number>> = { mono: 1, stereo: 2, "5.1": 6 };

function exprs(frequency: number, layout: string): string {
  const channels = Array.from(
    { length: CHANNELS[layout] ?? 1 },
    (_, n) => `0.2*sin(${2 * frequency * (n + 1)}*PI*t)`,
  );
  return channels.join("|");
}
