import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Writes the rows of a video's stills, whose objects are stored, and sets a poster and a backdrop of them if
 * its title has none. An admin's choice stays. If the rows cannot be written (the video was deleted), the
 * objects are deleted, because no row would ever refer to them. In an outage this is unknown, so they stay.
 */
export async function giveTitleImages(
  ctx: CoreContext,
  input: {
    videoId: string;
    images: readonly (typeof images.$inferInsert)[];
    posterImageId: string | null;
    backdropImageId: string | null;
  },
): Promise<void> {
  if (input.images.length === 0) return;
  try {
    await writeRows(ctx, input);
  } catch (error) {
    // The rows may exist all the same, if the answer to the commit was lost. The next run of the job uses the
    // objects.
    if (isOutage(error)) throw error;
    const keys = input.images.flatMap(({ id, widths }) => widths.map((width) => imageKey(id, width)));
    await ctx.store.delete(keys);
    throw error;
  }
}

type TitleImages = Parameters<typeof giveTitleImages>[1];

async function writeRows(ctx: CoreContext, input: TitleImages): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Another run of the job may have written them: their ids are the same.
    await tx
      .insert(images)
      .values([...input.images])
      .onConflictDoNothing({ target: images.id });
    const [owner] = await tx
      .select({ titleId: playables.titleId })
      .from(videos)
      .innerJoin(versions, eq(versions.id, videos.versionId))
      .innerJoin(playables, eq(playables.id, versions.playableId))
      .where(eq(videos.id, input.videoId));
    if (!owner) return;
    await tx
      .update(titles)
      .set({
        posterImageId: sql`coalesce(${titles.posterImageId}, ${input.posterImageId}::uuid)`,
        backdropImageId: sql`coalesce(${titles.backdropImageId}, ${input.backdropImageId}::uuid)`,
        rev: sql`${titles.rev} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(titles.id, owner.titleId));
  });
}
