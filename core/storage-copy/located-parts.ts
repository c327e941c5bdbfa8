import { type StoredPart } from "#core/storage/upload-parts.ts";

/** A part of an upload, and where it begins in the file. */
export interface LocatedPart extends StoredPart {
  readonly offsetBytes: number;
}

/**
 * Finds where the stored parts of an upload begin in its file. All but the last have the same size, so that the largest
 * tells it. A single part that is not the first may be the last, whose size tells nothing: it is left out, and the client
 * sends it again.
 */
export function locateParts(parts: readonly StoredPart[]): LocatedPart[] {
  const sizeBytes = Math.max(...parts.map(({ bytes }) => bytes));
  const [only, ...others] = parts;
  if (only && others.length === 0 && only.partNumber !== 1) return [];
  return parts.map((part) => ({ ...part, offsetBytes: (part.partNumber - 1) * sizeBytes }));
}
