import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";

const MAX_CHARACTERS = 80;

/** FFmpeg's version as it prints it (`5.1.9-0+deb12u1`), which is recorded with each plan. Throws `FfmpegError`. */
export async function ffmpegVersion({ signal }: { signal: AbortSignal }): Promise<string> {
  const output = await runFfprobe({
    args: ["-v", "error", "-of", "json", "-show_program_version"],
    signal,
  });
  const version = (JSON.parse(output) as { program_version?: { version?: string } }).program_version?.version;
  return (version ?? "unknown").slice(0, MAX_CHARACTERS);
}
