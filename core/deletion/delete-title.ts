import { type Deletion } from "#core/deletion/types.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { softDeleteVideos } from "#core/deletion/soft-delete-videos.ts";
import { insertTombstones, GRACE_SECONDS } from "#core/deletion/insert-tombstones.ts";
import { artworkPrefixes } from "#core/deletion/image-prefixes.ts";
import { openTombstones } from "#core/deletion/open-tombstones.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Deletes a title with everything below it: hidden at once, deleted from the disk after 7 days, until then
 * undoable; with `now` there is no grace period and no undo. A second deletion does nothing. Throws
 * not_found.
 */
export async function deleteTitle(
  ctx: CoreContext,
  input: { titleId: string; now?: boolean },
): Promise<Deletion> {
  return await ctx.db.transaction((tx) => deleteTitleIn(tx, { now: false, ...input }));
}

/** Like `deleteTitle`, inside the caller's transaction. */
export async function deleteTitleIn(
  tx: Transaction,
  { titleId, now }: { titleId: string; now: boolean },
): Promise<Deletion> {
  const [title] = await tx
    .select({ deletedAt: titles.deletedAt })
    .from(titles)
    .where(eq(titles.id, titleId))
    .for("update");
  if (!title) throw new DomainError("not_found", "deletion.titleNotFound");
  const complete = { titleId, entireTitle: true };
  if (title.deletedAt !== null) {
    return { ...complete, tombstoneIds: await openTombstones(tx, { titleId, now }), haltedChunks: 0 };
  }
  await tx
    .update(titles)
    .set({ deletedAt: sql`now()`, updatedAt: sql`now()`, rev: sql`${titles.rev} + 1` })
    .where(eq(titles.id, titleId));
  const deletionInput = { titleId, reason: "title_deleted" as const, graceSeconds: now ? 0 : GRACE_SECONDS };
  const deletedVideos = await softDeleteVideos(tx, {
    ...deletionInput,
    videoIds: await livingVideos(tx, titleId),
  });
  const own = await insertTombstones(tx, { ...deletionInput, prefixes: await artworkPrefixes(tx, titleId) });
  return {
    ...complete,
    tombstoneIds: [...deletedVideos.tombstoneIds, ...own],
    haltedChunks: deletedVideos.haltedChunks,
  };
}

/** Videos of a title that are not deleted. */
export async function livingVideos(tx: Transaction, titleId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(eq(playables.titleId, titleId), isNull(videos.deletedAt)));
  return rows.map((row) => row.id);
}
