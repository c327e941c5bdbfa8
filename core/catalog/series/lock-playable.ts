import { and, eq, isNull } from "drizzle-orm";
import { lockTitle } from "#core/catalog/lock-title.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";

export type LockedPlayable = typeof playables.$inferSelect;

/** Locks a playable that is not deleted for an edit, and its title before it. Throws not_found. */
export async function lockPlayable(tx: Transaction, playableId: string): Promise<LockedPlayable> {
  const isMeant = and(eq(playables.id, playableId), isNull(playables.deletedAt));
  const [found] = await tx.select({ titleId: playables.titleId }).from(playables).where(isMeant);
  if (found) await lockTitle(tx, found.titleId);
  // Read again under the lock: it may have been moved or deleted while we waited.
  const [playable] = await tx.select().from(playables).where(isMeant).for("update");
  if (!playable) throw new DomainError("not_found", "catalog.episodeNotFound");
  return playable;
}
