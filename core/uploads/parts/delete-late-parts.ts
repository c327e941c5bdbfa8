import { type CoreContext } from "#core/context.ts";
import { insertTombstones } from "#core/deletion/insert-tombstones.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { TARGET_LIFE_SECONDS } from "#core/uploads/parts/get-part-target.ts";
import { type UploadRow } from "#core/uploads/find-upload.ts";
import { type Transaction } from "#db/client.ts";
import { type TombstoneReason } from "#db/schema/tombstones.ts";

/** A part that began in the last second of its address still takes a while. */
const MARGIN_SECONDS = 3600;

/**
 * Deletes the parts of an ended upload once more when the addresses that its client holds have expired: the store
 * takes parts at them without asking this site. Does nothing where this site receives the parts, and refuses them.
 */
export async function deleteLateParts(
  ctx: CoreContext,
  tx: Transaction,
  { videoId, id, reason }: Pick<UploadRow, "videoId" | "id"> & { readonly reason: TombstoneReason },
): Promise<void> {
  if (ctx.uploadParts.receive !== null) return;
  const graceSeconds = TARGET_LIFE_SECONDS + MARGIN_SECONDS;
  await insertTombstones(tx, { prefixes: [uploadPrefix(videoId, id)], reason, graceSeconds });
}
