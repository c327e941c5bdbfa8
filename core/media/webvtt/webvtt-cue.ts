/** A run of text in one style. `text` is plain: entities are decoded, tags are removed. */
export interface CaptionSpan {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

/** A parsed cue: times in integer milliseconds, settings already checked. */
export interface CaptionCue {
  readonly startMs: number;
  readonly endMs: number;
  /** WebVTT cue settings such as `line:0`; empty for the default position. */
  readonly settings: string;
  readonly spans: readonly CaptionSpan[];
}

/** Limits for every format, so that a hostile file cannot grow when it is converted. */
export const CAPTION_MAX_CUES = 20_000;
export const CAPTION_MAX_CUE_CHARACTERS = 2_000;
