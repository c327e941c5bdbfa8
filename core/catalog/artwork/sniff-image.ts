/** The formats of image files that are taken. SVG is not: it is a document with scripts and links. */
export const IMAGE_FORMATS = ["jpeg", "png", "webp", "avif"] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** The first bytes that `sniffImage` needs. */
export const SNIFFED_BYTES = 64;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_SIGNATURE = Buffer.from([0xff, 0xd8, 0xff]);
const BRAND_BYTES = 4;

/**
 * The format of an image by its first 64 bytes; null for anything else, whatever its name or declared type. An
 * image sequence in AVIF's container (`avis`) is a video, and is not taken.
 */
export function sniffImage(bytes: Uint8Array): ImageFormat | null {
  const first = Buffer.from(bytes.subarray(0, SNIFFED_BYTES));
  if (first.subarray(0, JPEG_SIGNATURE.length).equals(JPEG_SIGNATURE)) return "jpeg";
  if (first.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return "png";
  if (textAt(first, 0) === "RIFF" && textAt(first, 8) === "WEBP") return "webp";
  return textAt(first, 4) === "ftyp" && textAt(first, 8) === "avif" ? "avif" : null;
}

const textAt = (bytes: Buffer, at: number): string => bytes.toString("latin1", at, at + BRAND_BYTES);
