import { eq } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Locks the title of an episode or a video that is to be restored. Throws conflict if the title, or the
 * video's episode, was deleted after it: below a deleted title it would stay hidden, and be purged with it.
 */
export async function assertParentsLive(
  tx: Transaction,
  of: { readonly playableId: string } | { readonly videoId: string },
): Promise<void> {
  const playableId = "playableId" in of ? of.playableId : await findPlayableId(tx, of.videoId);
  if (playableId === undefined) return;
  const [row] = await tx
    .select({ titleName: titles.name, titleDeletedAt: titles.deletedAt })
    .from(playables)
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(eq(playables.id, playableId))
    .for("update", { of: titles });
  if (row && row.titleDeletedAt !== null) throw parentDeleted(row.titleName);
  if ("playableId" in of) return;
  // Read after the title is locked: an episode is deleted under the same lock.
  const [playable] = await tx
    .select({ name: playables.name, deletedAt: playables.deletedAt })
    .from(playables)
    .where(eq(playables.id, playableId));
  if (playable && playable.deletedAt !== null) throw parentDeleted(playable.name);
}

async function findPlayableId(tx: Transaction, videoId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ playableId: versions.playableId })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(eq(videos.id, videoId));
  return row?.playableId;
}

function parentDeleted(name: string): DomainError {
  return new DomainError("conflict", "deletion.parentDeleted", { name });
}
