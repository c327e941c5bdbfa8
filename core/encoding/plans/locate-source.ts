import { access, constants } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { videos } from "#db/schema/videos.ts";

export type VideoRow = typeof videos.$inferSelect;

/** A video's row; throws not_found. */
export async function loadVideo(ctx: CoreContext, videoId: string): Promise<VideoRow> {
  const [video] = await ctx.db.select().from(videos).where(eq(videos.id, videoId));
  if (!video) throw new DomainError("not_found", "There is no such video.");
  return video;
}

/**
 * Absolute local path of what FFmpeg reads for a video: the seekable copy where there is one, else the source itself,
 * stored or in place. Throws gone where the file is no longer there, unavailable where the store does not answer.
 */
export async function locateSource(
  ctx: CoreContext,
  video: Pick<VideoRow, "sourceKind" | "sourceKey" | "seekableSourceKey">,
): Promise<string> {
  const path = pathOf(ctx, video);
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    await ctx.store.check();
    throw new DomainError("gone", goneMessage(video.sourceKind), { cause });
  }
  return path;
}

function pathOf(
  ctx: CoreContext,
  video: Pick<VideoRow, "sourceKind" | "sourceKey" | "seekableSourceKey">,
): string {
  if (video.sourceKind === "in_place" && !video.seekableSourceKey) return video.sourceKey;
  const path = ctx.store.localPath(video.seekableSourceKey ?? video.sourceKey);
  if (path) return path;
  throw new DomainError("unavailable", "This store's sources cannot be read from here.");
}

function goneMessage(kind: VideoRow["sourceKind"]): string {
  return kind === "in_place"
    ? "The file is no longer where it was imported from. Put it back and press Retry, or import it again."
    : "The uploaded file is missing in the store. Upload it again.";
}
