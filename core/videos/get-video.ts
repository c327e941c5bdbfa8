import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { describeDetails } from "#core/videos/describe-details.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { videos } from "#db/schema/videos.ts";

/** One video. The caller checks whether the user may see it. Throws not_found. */
export async function getVideo(ctx: CoreContext, videoId: string): Promise<VideoDetail> {
  const rows = await selectVideos(ctx, { where: eq(videos.id, videoId), limit: 1 });
  const [video] = await describeDetails(ctx, rows);
  if (!video) throw new DomainError("not_found", "videos.notFound");
  return video;
}
