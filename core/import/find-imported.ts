import { and, eq, isNull, or } from "drizzle-orm";
import path from "node:path";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** The video of a file that came before: of the same path, or copied from the same name, with the same size. */
export async function findImported(
  db: DatabaseOrTransaction,
  file: { path: string; sizeBytes: number },
): Promise<{ titleId: string; videoId: string } | null> {
  const inPlace = and(eq(videos.sourceKind, "in_place"), eq(videos.sourceKey, file.path));
  const copied = and(eq(videos.sourceKind, "stored"), eq(videos.sourceFileName, path.basename(file.path)));
  const [row] = await db
    .select({ titleId: playables.titleId, videoId: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(or(inPlace, copied), eq(videos.sourceBytes, file.sizeBytes), isNull(videos.deletedAt)))
    .limit(1);
  return row ?? null;
}
