import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { deleteLateParts } from "#core/uploads/parts/delete-late-parts.ts";
import { findManagedUpload } from "#core/uploads/find-upload.ts";
import { giveUpUpload } from "#core/uploads/give-up-upload.ts";

/**
 * Cancels an upload, one's own or, for admins, any: its parts are deleted at once, by a tombstone that is
 * repeated until none is left. A second call does nothing. Throws not_found, conflict once completed (then
 * the video is deleted instead).
 */
export async function cancelUpload(ctx: CoreContext, user: SignedInUser, uploadId: string): Promise<void> {
  const upload = await findManagedUpload(ctx, user, uploadId);
  const reason = "upload_cancelled";
  const isEnded = await ctx.db.transaction(async (tx) => {
    if (!(await giveUpUpload(tx, uploadId, reason))) return false;
    await deleteLateParts(ctx, tx, { ...upload, reason });
    return true;
  });
  if (isEnded) return;
  const after = await findManagedUpload(ctx, user, uploadId);
  if (after.state !== "completed") return;
  throw new DomainError("conflict", "uploads.titleComplete");
}
