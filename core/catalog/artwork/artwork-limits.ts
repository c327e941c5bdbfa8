/** What an image file may be before it is decoded. */
export const ARTWORK_LIMITS = {
  maxBytes: 20_000_000,
  /** About 8,660 × 5,770. A decoded pixel takes 4 bytes, and several copies are in memory at once. */
  maxPixels: 50_000_000,
  /** Below this a poster is blurred even on a small screen. */
  minPosterWidth: 160,
  /** The same for a backdrop and a still. */
  minWideWidth: 320,
} as const;

export type ArtworkKind = "poster" | "backdrop" | "still";

/** The width in pixels that an image of a kind needs. */
export const minWidthOf = (kind: ArtworkKind): number =>
  kind === "poster" ? ARTWORK_LIMITS.minPosterWidth : ARTWORK_LIMITS.minWideWidth;
