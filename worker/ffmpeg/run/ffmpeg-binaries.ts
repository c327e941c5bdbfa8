/** Names on PATH, or paths. */
export interface FfmpegBinaries {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

const ON_PATH: FfmpegBinaries = { ffmpeg: "ffmpeg", ffprobe: "ffprobe" };

let binaries = ON_PATH;

/**
 * Sets the FFmpeg and ffprobe of this process: the given ones, otherwise those on PATH. Called once at start
 * with `MATINEE_FFMPEG_PATH` and `MATINEE_FFPROBE_PATH`.
 */
export function useFfmpeg(named: Partial<FfmpegBinaries>): void {
  binaries = { ...ON_PATH, ...named };
}

/** FFmpeg, as set at start. */
export const ffmpegBinary = (): string => binaries.ffmpeg;

/** ffprobe, as set at start. */
export const ffprobeBinary = (): string => binaries.ffprobe;
