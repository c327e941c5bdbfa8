import { and, inArray, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { describeProgress } from "#core/videos/describe-progress.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { type VideoProgress } from "#core/videos/types.ts";
import { videos } from "#db/schema/videos.ts";
import { UNFINISHED_STATES } from "#db/schema/video-states.ts";

const LISTED = 20;

/** Videos in progress, newest first, at most twenty. */
export async function listEncoding(ctx: CoreContext): Promise<VideoProgress[]> {
  const onTheirWay = inArray(videos.state, UNFINISHED_STATES);
  const rows = await selectVideos(ctx, { where: and(onTheirWay, isNull(videos.deletedAt)), limit: LISTED });
  return describeProgress(ctx, rows);
}
