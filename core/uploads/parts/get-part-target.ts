import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { type PartTarget } from "#core/storage/upload-parts.ts";
import { assertMayGoOn } from "#core/uploads/assert-may-upload.ts";
import { findActiveUpload } from "#core/uploads/find-upload.ts";
import { rangeOfPart } from "#core/uploads/parts/part-layout.ts";

/** Enough for a part on a slow connection, with pauses; a client with an expired address requests a new one. */
export const TARGET_LIFE_SECONDS = 6 * 3600;

/**
 * The address for one part. Throws not_found, conflict, gone; forbidden if viewers may not upload any more;
 * bad_input for a number the file does not have.
 */
export async function getPartTarget(
  ctx: CoreContext,
  user: SignedInUser,
  input: { uploadId: string; partNumber: number },
): Promise<PartTarget> {
  const upload = await findActiveUpload(ctx, user, input.uploadId);
  await assertMayGoOn(ctx, user);
  const range = rangeOfPart(upload, input.partNumber);
  if (!range) throw new DomainError("bad_input", "uploads.noSuchPart", { partCount: upload.partCount });
  return ctx.uploadParts.target({
    prefix: uploadPrefix(upload.videoId, upload.id),
    uploadId: upload.id,
    partNumber: input.partNumber,
    ttlSeconds: TARGET_LIFE_SECONDS,
    ...range,
  });
}
