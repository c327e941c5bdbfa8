import { type CoreContext } from "#core/context.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { type StoredPart } from "#core/storage/upload-parts.ts";
import { type UploadRow } from "#core/uploads/find-upload.ts";
import { rangeOfPart } from "#core/uploads/parts/part-layout.ts";
import { type UploadStatus } from "#core/uploads/types.ts";

/** The parts that the store holds with the size they must have: what need not be sent again. */
export async function completeParts(ctx: CoreContext, upload: UploadRow): Promise<StoredPart[]> {
  const stored = await ctx.uploadParts.list(uploadPrefix(upload.videoId, upload.id));
  return stored.filter((part) => rangeOfPart(upload, part.partNumber)?.partBytes === part.bytes);
}

/** An upload as its uploader sees it; the parts as the store, not the client or the manifest, knows them. */
export async function askStatus(ctx: CoreContext, upload: UploadRow): Promise<UploadStatus> {
  const parts = upload.state === "active" ? await completeParts(ctx, upload) : [];
  return statusOf(
    upload,
    upload.state === "completed" ? allParts(upload) : parts.map((part) => part.partNumber),
  );
}

/** An upload as its uploader sees it, with the numbers of its stored parts. */
export function statusOf(upload: UploadRow, storedParts: readonly number[]): UploadStatus {
  return {
    id: upload.id,
    videoId: upload.videoId,
    fileName: upload.fileName,
    sizeBytes: upload.sizeBytes,
    partSizeBytes: upload.partSizeBytes,
    partCount: upload.partCount,
    state: upload.state,
    storedParts,
    fingerprint: upload.fingerprint,
    createdAt: upload.createdAt,
  };
}

const allParts = (upload: UploadRow): number[] => Array.from({ length: upload.partCount }, (_, i) => i + 1);
