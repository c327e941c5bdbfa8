import { and, eq, sql } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { tombstones, type TombstoneReason } from "#db/schema/tombstones.ts";
import { uploads } from "#db/schema/uploads.ts";

/**
 * Ends an unfinished upload: it accepts no more parts, and its stored parts are deleted at once, by a
 * tombstone that is repeated until nothing is left. `reason` is for admins who read tombstones. False if it
 * is complete or was ended before.
 */
export async function giveUpUpload(
  tx: Transaction,
  uploadId: string,
  reason: TombstoneReason,
): Promise<boolean> {
  const [ended] = await tx
    .update(uploads)
    .set({ state: "cancelled", updatedAt: sql`now()` })
    .where(and(eq(uploads.id, uploadId), eq(uploads.state, "active")))
    .returning({ videoId: uploads.videoId });
  if (!ended) return false;
  const tombstoneId = newId();
  const prefix = uploadPrefix(ended.videoId, uploadId);
  await tx.insert(tombstones).values({ id: tombstoneId, prefix, reason, dueAt: sql`now()` });
  await enqueue(tx, "delete-objects", { tombstoneId });
  return true;
}
