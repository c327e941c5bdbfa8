import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Locks the version of a deleted video. Throws conflict if another file replaced it; the message names that
 * file.
 */
export async function assertVersionFree(tx: Transaction, videoId: string): Promise<void> {
  const [version] = await tx
    .select({ currentVideoId: versions.currentVideoId })
    .from(versions)
    .innerJoin(videos, eq(videos.versionId, versions.id))
    .where(eq(videos.id, videoId))
    .for("update", { of: versions });
  if (!version?.currentVideoId) return;
  const [taken] = await tx
    .select({ fileName: videos.sourceFileName })
    .from(videos)
    .where(and(eq(videos.id, version.currentVideoId), isNull(videos.deletedAt)));
  if (!taken) return;
  throw new DomainError("conflict", "deletion.fileReplaced", { fileName: taken.fileName });
}
