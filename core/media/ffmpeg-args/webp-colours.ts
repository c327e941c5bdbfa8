/** The last of the normalising filters names the colours of what it gives (`normaliseFilters`). */
const NAMES_BT709 = /^setparams=.*colorspace=bt709$/;

/**
 * Options to append to the scaler before a WebP encoder. WebP knows no other colours than BT.601 of limited range and
 * cannot say so, hence pictures that `normalise` leaves as BT.709 are converted on the way; others cost nothing more.
 */
export function webpColourOptions(normalise: readonly string[]): string {
  const isBt709 = NAMES_BT709.test(normalise.at(-1) ?? "");
  return isBt709 ? ":in_color_matrix=bt709:out_color_matrix=bt601" : "";
}

/** What follows that scaler: a name that is true, so that newer FFmpeg does not convert a second time. */
export const WEBP_COLOUR_NAME = "setparams=colorspace=smpte170m";
