import { and, eq, isNull, ne } from "drizzle-orm";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** Whether a playable, or the given version of it, has a file. A failed or deleted file does not count. */
export async function hasFile(tx: Transaction, playableId: string, versionId?: string): Promise<boolean> {
  const [video] = await tx
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(
      and(
        eq(versions.playableId, playableId),
        versionId ? eq(versions.id, versionId) : undefined,
        isNull(videos.deletedAt),
        ne(videos.state, "failed"),
      ),
    )
    .limit(1);
  return video !== undefined;
}
