import { type Still } from "#worker/ffmpeg/stills/extract-stills.ts";

/** From this number of lines on, a 2:3 crop of the middle is a sharp poster on today's screens. */
const POSTER_LINES = 480;

/** The still with the most detail, for a backdrop; null if there are none. */
export function chooseBackdrop(stills: readonly Still[]): Still | null {
  return best(stills, (still) => still.files.at(-1)?.bytes ?? 0);
}

/**
 * The still with the sharpest middle, to crop a poster from. Null below 480 lines: a crop of so few pixels
 * would be enlarged, so the page composes a poster of the complete still and the name instead.
 */
export function choosePoster(stills: readonly Still[], sourceHeight: number): Still | null {
  return sourceHeight < POSTER_LINES ? null : best(stills, (still) => still.sharpness);
}

/** Stills that are nearly black or white get a lower score. */
function best(stills: readonly Still[], worthOf: (still: Still) => number): Still | null {
  const worth = (still: Still) => worthOf(still) / (still.lightness < 0.08 || still.lightness > 0.92 ? 4 : 1);
  return stills.reduce<Still | null>((top, still) => (top && worth(top) >= worth(still) ? top : still), null);
}
