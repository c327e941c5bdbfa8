/** One run of FFmpeg. Every argument stands alone; names of outputs are relative to the run's own folder. */
export interface FfmpegArgs {
  /** Options of the input. */
  readonly input: readonly string[];
  /** What follows `-i`. */
  readonly source: string;
  /** Everything after the input. */
  readonly output: readonly string[];
}

/**
 * What every run says first: no questions, no banner, progress as lines on stdout. However many pictures of a file
 * are damaged, the others are wanted.
 */
export const GLOBAL_OPTIONS: readonly string[] = [
  ...["-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning"],
  ...["-progress", "pipe:1", "-stats_period", "0.5", "-max_error_rate", "1"],
];

/** Nothing of the source's own words goes into what is made. */
export const NO_METADATA: readonly string[] = ["-map_metadata", "-1", "-map_chapters", "-1"];

/** Seconds as FFmpeg reads them, rounded down to its microsecond. */
export const secondsArg = (seconds: number): string => (Math.floor(seconds * 1e6 + 1e-3) / 1e6).toFixed(6);
