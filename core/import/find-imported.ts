import { and, eq, isNull, or } from "drizzle-orm";
import path from "node:path";
import { type ImportResult } from "#core/import/types.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const KNOWN = "This file is there already.";
const KNOWN_AND_FAILED =
  "This file is there already, and it failed. Try it again in the house, or delete it and import it anew.";

/**
 * The video of a file that came before (of the same path, or copied from the same name, with the same size), with the
 * reason to skip the file; null where there is none.
 */
export async function findImported(
  db: DatabaseOrTransaction,
  file: { path: string; sizeBytes: number },
): Promise<Pick<ImportResult, "titleId" | "videoId" | "reason"> | null> {
  const inPlace = and(eq(videos.sourceKind, "in_place"), eq(videos.sourceKey, file.path));
  const copied = and(eq(videos.sourceKind, "stored"), eq(videos.sourceFileName, path.basename(file.path)));
  const [row] = await db
    .select({ titleId: playables.titleId, videoId: videos.id, state: videos.state })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(or(inPlace, copied), eq(videos.sourceBytes, file.sizeBytes), isNull(videos.deletedAt)))
    .limit(1);
  if (!row) return null;
  const { state, ...ids } = row;
  return { ...ids, reason: state === "failed" ? KNOWN_AND_FAILED : KNOWN };
}
