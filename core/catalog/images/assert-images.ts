import { and, eq, inArray, or } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Throws bad_input unless each image belongs to the title, or is a still of one of its videos. Nulls are
 * allowed.
 */
export async function assertImages(
  tx: Transaction,
  titleId: string,
  imageIds: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(imageIds.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return;
  const ofVideos = tx
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(playables.titleId, titleId));
  const found = await tx
    .select({ id: images.id })
    .from(images)
    .where(
      and(inArray(images.id, wanted), or(eq(images.titleId, titleId), inArray(images.videoId, ofVideos))),
    );
  if (found.length === wanted.length) return;
  throw new DomainError("bad_input", "catalog.titleImageForeign");
}
