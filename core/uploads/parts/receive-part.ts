import { type Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { emptyPrefix } from "#core/deletion/empty-prefix.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { type PartClaims } from "#core/storage/part-token.ts";
import { assertOwnerMayGoOn } from "#core/uploads/assert-may-upload.ts";
import { assertActive, type UploadRow } from "#core/uploads/find-upload.ts";
import { rangeOfPart } from "#core/uploads/parts/part-layout.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";

/**
 * Writes the body of a `PUT /uploads/<token>` to the store and notes it in the manifest; returns its bytes as the
 * store counted them. Sending a part twice, or parts in any order, is fine. Throws bad_input for a wrong size,
 * not_found, conflict and gone for an upload that takes no parts, forbidden where its owner may not upload any more,
 * storage_full.
 */
export async function receivePart(ctx: CoreContext, claims: PartClaims, body: Readable): Promise<number> {
  // A connection that is cut while we look up the upload must not end the process.
  body.on("error", () => undefined);
  const { uploadId, partNumber } = claims;
  const { receive } = ctx.uploadParts;
  if (!receive) throw new DomainError("not_found", "uploads.partsSentToStore");
  const [upload] = await ctx.db.select().from(uploads).where(eq(uploads.id, uploadId)).limit(1);
  if (!upload) throw new DomainError("not_found", "uploads.notFound");
  assertActive(upload);
  await assertOwnerMayGoOn(ctx, upload.userId);
  const range = rangeOfPart(upload, partNumber);
  const prefix = uploadPrefix(upload.videoId, upload.id);
  if (!range || prefix !== claims.prefix || range.offsetBytes !== claims.offsetBytes) {
    throw new DomainError("forbidden", "storage.partAddressInvalid");
  }
  const bytes = await receive({ prefix, uploadId, partNumber, ...range }, body);
  const state = await notePart(ctx, { uploadId, partNumber, bytes });
  // Cancelled while we wrote: its tombstone may have been complete before our last byte.
  if (state === "cancelled") {
    await emptyPrefix(ctx, prefix);
    assertActive({ state });
  }
  return bytes;
}

/**
 * Records a part in the manifest; returns the upload's current state. Only a new part counts as activity: a
 * client that sends the same part again and again must keep neither space nor an unfinished upload.
 */
async function notePart(
  ctx: CoreContext,
  { uploadId, partNumber, bytes }: { uploadId: string; partNumber: number; bytes: number },
): Promise<UploadRow["state"] | undefined> {
  const noted = await ctx.db
    .insert(uploadParts)
    .values({ uploadId, number: partNumber, bytes })
    .onConflictDoNothing()
    .returning({ number: uploadParts.number });
  const [upload] = await ctx.db
    .update(uploads)
    .set({ updatedAt: noted.length > 0 ? sql`now()` : uploads.updatedAt })
    .where(eq(uploads.id, uploadId))
    .returning({ state: uploads.state });
  return upload?.state;
}
