import { and, eq, inArray, isNull } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** Those of the given videos that this user may watch: of published titles, their own, and for admins all. */
export async function watchableVideos(
  ctx: CoreContext,
  user: SignedInUser,
  videoIds: readonly string[],
): Promise<Set<string>> {
  if (videoIds.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(and(inArray(videos.id, [...videoIds]), isNull(videos.deletedAt), isVisibleTo(user)));
  return new Set(rows.map((row) => row.id));
}

/** Throws not_found if this user may not watch the video; the error does not tell whether it exists. */
export async function assertMayWatch(ctx: CoreContext, user: SignedInUser, videoId: string): Promise<void> {
  const watchable = await watchableVideos(ctx, user, [videoId]);
  if (!watchable.has(videoId)) throw new DomainError("not_found", "videos.notFound");
}
