import { eq, inArray, sql } from "drizzle-orm";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Revokes every media token for a title's videos, within the 5 s that delivery may cache an epoch. Users who
 * may still watch it get a new one without noticing.
 */
export async function closeTokens(tx: Transaction, titleId: string): Promise<void> {
  const ofTitle = tx
    .select({ id: versions.id })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(playables.titleId, titleId));
  await tx
    .update(videos)
    .set({ epoch: sql`${videos.epoch} + 1` })
    .where(inArray(videos.versionId, ofTitle));
}
