import { type UploadStatus } from "#core/uploads/types.ts";

/** Bytes that the store holds of an upload; its last part may be shorter than the others. */
export function storedBytes(
  upload: Pick<UploadStatus, "storedParts" | "partSizeBytes" | "partCount" | "sizeBytes">,
): number {
  const { storedParts, partSizeBytes, partCount, sizeBytes } = upload;
  const full = storedParts.filter((number) => number < partCount).length * partSizeBytes;
  return storedParts.includes(partCount) ? full + sizeBytes - (partCount - 1) * partSizeBytes : full;
}
