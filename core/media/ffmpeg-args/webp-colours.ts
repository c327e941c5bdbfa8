/** The last normalising filter sets the colour properties of its output (`normaliseFilters`). */
const NAMES_BT709 = /^setparams=.*colorspace=bt709$/;

/**
 * Options to append to the scaler before a WebP encoder. WebP has only BT.601 of limited range and no colour
 * properties, so frames that `normalise` leaves as BT.709 are converted; other frames cost nothing more.
 */
export function webpColourOptions(normalise: readonly string[]): string {
  const isBt709 = NAMES_BT709.test(normalise.at(-1) ?? "");
  return isBt709 ? ":in_color_matrix=bt709:out_color_matrix=bt601" : "";
}

/**
 * Comes after that scaler: sets the true colour properties, so that newer FFmpeg does not convert a second
 * time.
 */
export const WEBP_COLOUR_NAME = "setparams=colorspace=smpte170m";
