import { and, eq, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { findUpload } from "#core/uploads/find-upload.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { uploads } from "#db/schema/uploads.ts";

/**
 * Gives an upload up: its parts go at once, by a tombstone that is repeated until none is left. Cancelling twice is
 * fine. Throws not_found, conflict once completed (then the video is deleted instead).
 */
export async function cancelUpload(ctx: CoreContext, user: SignedInUser, uploadId: string): Promise<void> {
  const upload = await findUpload(ctx, user, uploadId);
  await ctx.db.transaction(async (tx) => {
    const given = await tx
      .update(uploads)
      .set({ state: "cancelled", updatedAt: sql`now()` })
      .where(and(eq(uploads.id, uploadId), eq(uploads.state, "active")))
      .returning({ id: uploads.id });
    if (given.length === 0) return;
    const tombstoneId = newId();
    await tx.insert(tombstones).values({
      id: tombstoneId,
      prefix: uploadPrefix(upload.videoId, upload.id),
      reason: "upload cancelled",
      dueAt: sql`now()`,
    });
    await enqueue(tx, "delete-objects", { tombstoneId });
  });
  const after = await findUpload(ctx, user, uploadId);
  if (after.state !== "completed") return;
  throw new DomainError("conflict", "This upload is complete already. Delete the title instead.");
}
