import { and, asc, eq, sql } from "drizzle-orm";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type CoreContext } from "#core/context.ts";
import { deleteLateParts } from "#core/uploads/parts/delete-late-parts.ts";
import { giveUpUpload } from "#core/uploads/give-up-upload.ts";
import { refreshManifests } from "#core/uploads/parts/refresh-manifest.ts";
import { uploads } from "#db/schema/uploads.ts";

/** The maximum in one transaction: each is two rows and a job. */
const BATCH = 100;
/** The next round comes within the hour. */
const MAX_BATCHES = 50;

/**
 * Ends uploads that got no new part for as many days as the settings say, oldest first, and deletes their
 * stored bytes. An upload that is being completed counts as active from then on (`completeUpload`); one that
 * another transaction has locked is left for the next round. Returns the number of ended uploads.
 */
export async function expireUploads(ctx: CoreContext): Promise<number> {
  const { unfinishedUploadDays } = await readSiteSettings(ctx);
  let ended = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const expired = await expireBatch(ctx, unfinishedUploadDays);
    ended += expired;
    if (expired < BATCH) break;
  }
  return ended;
}

async function expireBatch(ctx: CoreContext, days: number): Promise<number> {
  const isOld = and(
    eq(uploads.state, "active"),
    sql`${uploads.updatedAt} < now() - make_interval(days => ${days})`,
  );
  const oldest = ctx.db.select().from(uploads).where(isOld).orderBy(asc(uploads.updatedAt)).limit(BATCH);
  // Parts may have reached the store since; then the upload is not old any more.
  await refreshManifests(ctx, await oldest);
  return ctx.db.transaction(async (tx) => {
    const expired = await tx
      .select({ id: uploads.id, videoId: uploads.videoId })
      .from(uploads)
      .where(isOld)
      .orderBy(asc(uploads.updatedAt))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const reason = "upload_expired";
    for (const { id, videoId } of expired) {
      await giveUpUpload(tx, id, reason);
      await deleteLateParts(ctx, tx, { id, videoId, reason });
    }
    return expired.length;
  });
}
