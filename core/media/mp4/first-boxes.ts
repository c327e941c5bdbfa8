/**
 * The types of boxes with which a file of the MP4 family begins (ISO/IEC 14496-12, QuickTime): four characters at
 * its fifth byte.
 */
export const FIRST_BOXES: readonly string[] = [
  "ftyp",
  "moov",
  "mdat",
  "wide",
  "free",
  "skip",
  "pnot",
  "styp",
];
