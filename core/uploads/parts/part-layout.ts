const MIB = 2 ** 20;
/** A part that a slow connection sends in about a minute, and that costs little to send again. */
const USUAL_PART_BYTES = 8 * MIB;
/** S3's limit. */
export const MAX_PARTS = 10_000;

export interface PartLayout {
  readonly partSizeBytes: number;
  readonly partCount: number;
}

/**
 * How a file of this size is split: 8 MiB parts, or larger ones (a multiple of 1 MiB) if there would be more
 * than 10,000.
 */
export function layOutParts(sizeBytes: number): PartLayout {
  const needed = Math.ceil(sizeBytes / MAX_PARTS / MIB) * MIB;
  const partSizeBytes = Math.max(USUAL_PART_BYTES, needed);
  return { partSizeBytes, partCount: Math.max(1, Math.ceil(sizeBytes / partSizeBytes)) };
}

/** A part's offset in the file, and its exact size; null for a number that the file does not have. */
export function rangeOfPart(
  upload: PartLayout & { readonly sizeBytes: number },
  partNumber: number,
): { offsetBytes: number; partBytes: number } | null {
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > upload.partCount) return null;
  const offsetBytes = (partNumber - 1) * upload.partSizeBytes;
  return { offsetBytes, partBytes: Math.min(upload.partSizeBytes, upload.sizeBytes - offsetBytes) };
}
