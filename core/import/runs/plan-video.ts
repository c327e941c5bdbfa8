import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { emptyPrefix } from "#core/deletion/empty-prefix.ts";
import { isRow, type FileRow } from "#core/import/runs/file-row.ts";
import { sourcesPrefix } from "#core/storage/object-key.ts";
import { newId } from "#core/uuid.ts";
import { importFiles } from "#db/schema/import-files.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * The id of the video that a copied file becomes, recorded before the first byte is copied: a run that is killed in the
 * middle of a copy leaves an object that no row names, and the next run deletes it by this id. Undefined if the killed
 * run came as far as the video's rows.
 */
export async function planVideo(ctx: CoreContext, file: FileRow): Promise<string | undefined> {
  if (file.videoId !== null) {
    if ((await ctx.db.$count(videos, eq(videos.id, file.videoId))) > 0) return undefined;
    await emptyPrefix(ctx, sourcesPrefix(file.videoId));
  }
  const videoId = newId();
  await ctx.db.update(importFiles).set({ videoId }).where(isRow(file));
  return videoId;
}
