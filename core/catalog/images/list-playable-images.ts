import { type TitleImage } from "#core/catalog/types.ts";
import { and, asc, eq, inArray, or } from "drizzle-orm";
import { toImageRef } from "#core/catalog/images/image-ref.ts";
import { type CoreContext } from "#core/context.ts";
import { images } from "#db/schema/images.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const MAX_IMAGES = 60;

/** The stills of a playable's videos in the order of their time, and those that were uploaded for it. At most 60. */
export async function listPlayableImages(ctx: CoreContext, playableId: string): Promise<TitleImage[]> {
  const ofVideos = ctx.db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(eq(versions.playableId, playableId));
  const rows = await ctx.db
    .select({ image: images })
    .from(images)
    .where(
      and(eq(images.kind, "still"), or(eq(images.playableId, playableId), inArray(images.videoId, ofVideos))),
    )
    .orderBy(asc(images.atSeconds), asc(images.id))
    .limit(MAX_IMAGES);
  return rows.flatMap(({ image }) => {
    const ref = toImageRef(image);
    return ref ? [{ ...ref, kind: image.kind, atSeconds: image.atSeconds }] : [];
  });
}
