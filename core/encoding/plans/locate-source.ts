import { access, constants } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { assertDiskOfMissing, sourceUnavailable } from "#core/encoding/source-disk.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { videos } from "#db/schema/videos.ts";

export type VideoRow = typeof videos.$inferSelect;

/** A video's row; null if it was deleted, which a job may find that outlived its film. */
export async function findVideo(ctx: CoreContext, videoId: string): Promise<VideoRow | null> {
  const [video] = await ctx.db.select().from(videos).where(eq(videos.id, videoId));
  return video ?? null;
}

/** A video's row; throws not_found. */
export async function loadVideo(ctx: CoreContext, videoId: string): Promise<VideoRow> {
  const video = await findVideo(ctx, videoId);
  if (!video) throw new DomainError("not_found", "Video not found.");
  return video;
}

type Source = Pick<VideoRow, "sourceKind" | "sourceKey" | "sourceRoot" | "seekableSourceKey">;

/**
 * Absolute local path of the file that FFmpeg reads for a video: the seekable copy if there is one, otherwise
 * the source itself, stored or in place. Throws gone if its disk is mounted and the file is missing, and
 * unavailable for every other error: an unreachable disk returns, but a failed video stays failed.
 */
export async function locateSource(ctx: CoreContext, video: Source): Promise<string> {
  const path = pathOf(ctx, video);
  if (await isReadable(path)) return path;
  if (isInPosition(video)) await assertDiskOfMissing(path, video.sourceRoot);
  else await ctx.store.check();
  // The disk may have been mounted between the two checks.
  if (await isReadable(path)) return path;
  throw new DomainError("gone", goneMessage(video.sourceKind));
}

/** False if there is no such file. Throws unavailable for every other error. */
async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw sourceUnavailable(error);
  }
}

const isInPosition = (video: Source): boolean => video.sourceKind === "in_place" && !video.seekableSourceKey;

function pathOf(ctx: CoreContext, video: Source): string {
  if (isInPosition(video)) return video.sourceKey;
  const location = ctx.sources.locate(video.seekableSourceKey ?? video.sourceKey);
  if (location.kind === "path") return location.path;
  throw new DomainError("unavailable", "This store's sources cannot be read from here.");
}

function goneMessage(kind: VideoRow["sourceKind"]): string {
  return kind === "in_place"
    ? "The file is no longer where it was imported from. Put it back and press Retry, or import it again."
    : "The uploaded file is missing in the store. Upload it again.";
}
