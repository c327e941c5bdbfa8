import { basename, dirname, join } from "node:path";

let ffmpegPath = "ffmpeg";

/** Which FFmpeg this process uses: a name on PATH, or a path. Called once at start with `MATINEE_FFMPEG_PATH`. */
export function useFfmpeg(path: string): void {
  ffmpegPath = path;
}

/** The binary set at start. */
export const ffmpegBinary = (): string => ffmpegPath;

/** The ffprobe that came with it. */
export function ffprobeBinary(): string {
  const name = basename(ffmpegPath).replace("ffmpeg", "ffprobe");
  return ffmpegPath.includes("/") ? join(dirname(ffmpegPath), name) : name;
}
