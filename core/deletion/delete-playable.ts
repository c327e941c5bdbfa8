import { and, eq, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { softDeleteVideos } from "#core/deletion/soft-delete-videos.ts";
import { insertTombstones, GRACE_SECONDS } from "#core/deletion/insert-tombstones.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { imagePrefix } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Deletes an episode or an extra with its files: hidden at once, deleted from the disk after 7 days, until
 * then undoable; its number is free at once. A second deletion does nothing. Throws not_found, and bad_input
 * for a film's own playable, which is deleted with its title.
 */
export async function deletePlayable(ctx: CoreContext, input: { playableId: string }): Promise<void> {
  const { playableId } = input;
  await ctx.db.transaction(async (tx) => {
    const playable = await lockPlayable(tx, playableId);
    if (playable.kind === "movie") {
      throw new DomainError("bad_input", "deletion.filmDeletedWithTitle");
    }
    if (playable.deletedAt !== null) return;
    await tx
      .update(playables)
      .set({ deletedAt: sql`now()` })
      .where(eq(playables.id, playableId));
    const deletionInput = { playableId, reason: "episode_deleted" as const, graceSeconds: GRACE_SECONDS };
    await softDeleteVideos(tx, { ...deletionInput, videoIds: await undeletedVideosOf(tx, playableId) });
    // An empty prefix, so that an episode without a file has a tombstone too.
    await insertTombstones(tx, { ...deletionInput, prefixes: [imagePrefix(playableId)] });
  });
}

/** The title is locked with it, so that deletions within one title run one after the other. */
async function lockPlayable(tx: Transaction, playableId: string) {
  const [row] = await tx
    .select({ kind: playables.kind, deletedAt: playables.deletedAt })
    .from(playables)
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(and(eq(playables.id, playableId), isNull(titles.deletedAt)))
    .for("update");
  if (!row) throw new DomainError("not_found", "catalog.episodeNotFound");
  return row;
}

async function undeletedVideosOf(tx: Transaction, playableId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(and(eq(versions.playableId, playableId), isNull(videos.deletedAt)));
  return rows.map((row) => row.id);
}
