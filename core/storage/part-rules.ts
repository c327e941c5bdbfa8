import { DomainError } from "#core/errors/domain-error.ts";
import { type StoredPart } from "#core/storage/upload-parts.ts";

/** Name of an uploaded file below its upload's prefix. Its own name stays in the database. */
export const SOURCE_FILE_NAME = "source";

/** The key of an upload's one file. */
export const sourceKeyOf = (prefix: string): string => `${prefix}${SOURCE_FILE_NAME}`;

/** The key of the list of a source's parts, which drivers keep beside it. */
export const partsListKey = (sourceKey: string): string => `${sourceKey}.parts`;

/** The key of a part that is an object of its own; `partNumber` counts from 1. */
export const partKey = (prefix: string, partNumber: number): string =>
  `${prefix}${String(partNumber).padStart(5, "0")}`;

const PART_NAME = /^\d{5}$/;

/** The number of a part by its key below an upload's prefix; null for any other key. */
export function partNumberOf(prefix: string, key: string): number | null {
  const name = key.startsWith(prefix) ? key.slice(prefix.length) : "";
  return PART_NAME.test(name) ? Number(name) : null;
}

/** The error for a part whose body does not have the promised size. */
export function refuseSize(partBytes: number): DomainError {
  return new DomainError("bad_input", "storage.partOfOtherSize", { bytes: partBytes });
}

/**
 * Checks that every expected part is stored with its size, numbered from 1 without a gap; returns the sum of
 * bytes. Throws conflict with the first part that is missing.
 */
export function assertParts(wanted: readonly StoredPart[], stored: readonly StoredPart[]): number {
  const bytesOf = new Map(stored.map((part) => [part.partNumber, part.bytes]));
  const inOrder = [...wanted].sort((a, b) => a.partNumber - b.partNumber);
  let sum = 0;
  for (const [index, part] of inOrder.entries()) {
    const isThere = part.partNumber === index + 1 && bytesOf.get(part.partNumber) === part.bytes;
    if (!isThere) throw new DomainError("conflict", "storage.partMissing", { number: index + 1 });
    sum += part.bytes;
  }
  return sum;
}
