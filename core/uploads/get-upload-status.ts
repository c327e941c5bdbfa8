import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { findUpload } from "#core/uploads/find-upload.ts";
import { type UploadStatus } from "#core/uploads/types.ts";
import { askStatus } from "#core/uploads/upload-status.ts";

/** A user's own upload with its stored parts. Throws not_found. */
export async function getUploadStatus(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<UploadStatus> {
  return askStatus(ctx, await findUpload(ctx, user, uploadId));
}
