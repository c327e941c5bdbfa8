import { and, asc, eq } from "drizzle-orm";
import { toImageRef } from "#core/catalog/images/image-ref.ts";
import { nearestStill, type StillAtPosition } from "#core/catalog/images/nearest-still.ts";
import { type TitleChapter } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { chapters } from "#db/schema/chapters.ts";
import { images } from "#db/schema/images.ts";

const MAX_CHAPTERS = 200;
const MAX_STILLS = 100;

/**
 * The chapters of a video in their order, each with the still that was taken nearest to its middle. Empty if
 * there are fewer than two, because one chapter is no choice.
 */
export async function loadChapters(ctx: CoreContext, videoId: string): Promise<TitleChapter[]> {
  const [rows, stills] = await Promise.all([
    ctx.db
      .select({
        startSeconds: chapters.startSeconds,
        endSeconds: chapters.endSeconds,
        name: chapters.name,
      })
      .from(chapters)
      .where(eq(chapters.videoId, videoId))
      .orderBy(asc(chapters.number))
      .limit(MAX_CHAPTERS),
    loadStills(ctx, videoId),
  ]);
  if (rows.length < 2) return [];
  return rows.map((row) => ({
    ...row,
    still: nearestStill(stills, (row.startSeconds + row.endSeconds) / 2),
  }));
}

async function loadStills(ctx: CoreContext, videoId: string): Promise<StillAtPosition[]> {
  const rows = await ctx.db
    .select()
    .from(images)
    .where(and(eq(images.videoId, videoId), eq(images.kind, "still")))
    .orderBy(asc(images.atSeconds))
    .limit(MAX_STILLS);
  return rows.flatMap((row) => {
    const image = toImageRef(row);
    return image && row.atSeconds !== null ? [{ atSeconds: row.atSeconds, image }] : [];
  });
}
