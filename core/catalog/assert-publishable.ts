import { and, eq, isNull } from "drizzle-orm";
import { isLiving } from "#core/catalog/visible-titles.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Throws conflict where every file of a title failed: published, it is a title that nothing can be watched of. A title
 * without a file, or with one that is still encoded, may be published.
 */
export async function assertPublishable(tx: Transaction, titleId: string): Promise<void> {
  const files = await tx
    .select({ state: videos.state, refused: videos.refused })
    .from(videos)
    .innerJoin(versions, eq(versions.currentVideoId, videos.id))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(eq(playables.titleId, titleId), isNull(videos.deletedAt), isLiving));
  if (files.length === 0 || files.some(({ state }) => state !== "failed")) return;
  const mayRetry = files.some(({ refused }) => !refused);
  throw new DomainError(
    "conflict",
    mayRetry ? "catalog.nothingToWatchRetry" : "catalog.nothingToWatchRefused",
  );
}
