import { asc, eq, or, inArray } from "drizzle-orm";
import { toImageRef } from "#core/catalog/images/image-ref.ts";
import { type TitleImage } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const MAX_IMAGES = 200;

/** The title's own images and the stills of its videos, in the order of their time. At most 200. */
export async function listTitleImages(ctx: CoreContext, titleId: string): Promise<TitleImage[]> {
  const ofVideos = ctx.db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(playables.titleId, titleId));
  const rows = await ctx.db
    .select()
    .from(images)
    .where(or(eq(images.titleId, titleId), inArray(images.videoId, ofVideos)))
    .orderBy(asc(images.kind), asc(images.videoId), asc(images.atSeconds), asc(images.id))
    .limit(MAX_IMAGES);
  return rows.flatMap((row) => {
    const ref = toImageRef(row);
    return ref ? [{ ...ref, kind: row.kind, atSeconds: row.atSeconds }] : [];
  });
}
