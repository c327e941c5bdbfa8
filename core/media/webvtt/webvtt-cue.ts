/** A run of text in one style. `text` is plain: entities are decoded, tags are gone. */
export interface CaptionSpan {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

/** A caption between two readings: times in whole milliseconds, settings already checked. */
export interface CaptionCue {
  readonly startMs: number;
  readonly endMs: number;
  /** WebVTT cue settings such as `line:0`; empty for the usual place. */
  readonly settings: string;
  readonly spans: readonly CaptionSpan[];
}

/** Bounds that hold for every format, so that a hostile file cannot grow on its way. */
export const CAPTION_MAX_CUES = 20_000;
export const CAPTION_MAX_CUE_CHARACTERS = 2_000;
