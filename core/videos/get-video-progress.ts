import { inArray } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { describeProgress } from "#core/videos/describe-progress.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { type VideoProgress } from "#core/videos/types.ts";
import { videos } from "#db/schema/videos.ts";

/** The progress of these videos, newest first; missing ones are left out. Three queries. */
export async function getVideoProgress(
  ctx: CoreContext,
  videoIds: readonly string[],
): Promise<VideoProgress[]> {
  if (videoIds.length === 0) return [];
  const where = inArray(videos.id, [...videoIds]);
  return describeProgress(ctx, await selectVideos(ctx, { where, limit: videoIds.length }));
}
