import { type Still } from "#worker/ffmpeg/extract-stills.ts";

/** Lines from which a 2:3 cut out of the middle is sharp as a poster on the screens of today. */
const POSTER_LINES = 480;

/** The still with most to see, for a backdrop; null where there are none. */
export function chooseBackdrop(stills: readonly Still[]): Still | null {
  return best(stills, (still) => still.files.at(-1)?.bytes ?? 0);
}

/**
 * The still with the sharpest middle, to cut a poster from. Null below 480 lines: a cut of so few pixels would be
 * enlarged, and the page composes a poster of the whole still and the name instead.
 */
export function choosePoster(stills: readonly Still[], sourceHeight: number): Still | null {
  return sourceHeight < POSTER_LINES ? null : best(stills, (still) => still.sharpness);
}

/** What is nearly black or white is marked down. */
function best(stills: readonly Still[], worthOf: (still: Still) => number): Still | null {
  const worth = (still: Still) => worthOf(still) / (still.lightness < 0.08 || still.lightness > 0.92 ? 4 : 1);
  return stills.reduce<Still | null>((top, still) => (top && worth(top) >= worth(still) ? top : still), null);
}
