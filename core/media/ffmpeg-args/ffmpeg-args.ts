/** One run of FFmpeg. Every argument is separate; names of outputs are relative to the run's folder. */
export interface FfmpegArgs {
  /** Options of the input. */
  readonly input: readonly string[];
  /** The value of `-i`. */
  readonly source: string;
  /** Everything after the input. */
  readonly output: readonly string[];
}

/**
 * The first arguments of every run: no questions, no banner, progress as lines on stdout. If many frames of a
 * file are damaged, the others are still encoded.
 */
export const GLOBAL_OPTIONS: readonly string[] = [
  ...["-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning"],
  ...["-progress", "pipe:1", "-stats_period", "0.5", "-max_error_rate", "1"],
];

/** No metadata of the source is copied into the output. */
export const NO_METADATA: readonly string[] = ["-map_metadata", "-1", "-map_chapters", "-1"];

/** Seconds in FFmpeg's format, rounded down to its microsecond. */
export const secondsArg = (seconds: number): string => (Math.floor(seconds * 1e6 + 1e-3) / 1e6).toFixed(6);
