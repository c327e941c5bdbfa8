import { type Deletion } from "#core/deletion/types.ts";
import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { softDeleteVideos } from "#core/deletion/soft-delete-videos.ts";
import { deleteTitleIn, livingVideos } from "#core/deletion/delete-title.ts";
import { GRACE_SECONDS } from "#core/deletion/insert-tombstones.ts";
import { openTombstones } from "#core/deletion/open-tombstones.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Deletes a video: hidden and revoked at once, deleted from the disk after 7 days, until then undoable; with
 * `now` there is no grace period and no undo. With the last video of a title the title is deleted too. A
 * second deletion does nothing. Throws not_found.
 */
export async function deleteVideo(
  ctx: CoreContext,
  input: { videoId: string; now?: boolean },
): Promise<Deletion> {
  const { videoId, now = false } = input;
  return await ctx.db.transaction(async (tx) => {
    const titleId = await lockTitleOf(tx, videoId);
    const living = await livingVideos(tx, titleId);
    if (!living.includes(videoId)) return await alreadyDeleted(tx, { titleId, videoId, now });
    if (living.length === 1) return await deleteTitleIn(tx, { titleId, now });
    const deletionInput = { reason: "video_deleted" as const, graceSeconds: now ? 0 : GRACE_SECONDS };
    return {
      titleId,
      entireTitle: false,
      ...(await softDeleteVideos(tx, { ...deletionInput, videoIds: [videoId] })),
    };
  });
}

/** Two deletions within one title run one after the other, so that one of them sees that it is the last. */
async function lockTitleOf(tx: Transaction, videoId: string): Promise<string> {
  const [row] = await tx
    .select({ titleId: titles.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(eq(videos.id, videoId))
    .for("update", { of: titles });
  if (!row) throw new DomainError("not_found", "videos.notFound");
  return row.titleId;
}

async function alreadyDeleted(
  tx: Transaction,
  of: { titleId: string; videoId: string; now: boolean },
): Promise<Deletion> {
  const [title] = await tx
    .select({ deletedAt: titles.deletedAt })
    .from(titles)
    .where(eq(titles.id, of.titleId));
  const entireTitle = title?.deletedAt != null;
  const scope = entireTitle ? of : { videoId: of.videoId, now: of.now };
  return { titleId: of.titleId, entireTitle, tombstoneIds: await openTombstones(tx, scope), haltedChunks: 0 };
}
