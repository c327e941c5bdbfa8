import { and, eq } from "drizzle-orm";
import { updatePlayable } from "#core/catalog/series/update-playable.ts";
import { writeTitleChange } from "#core/catalog/update-title.ts";
import { type CoreContext } from "#core/context.ts";
import { type DemoTitle } from "#core/demo/demo-titles.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Writes a demo title's description and credits, unless it has a description: what a killed run did, and what an admin
 * changed since, stays.
 */
export async function writeDemoTitle(
  ctx: CoreContext,
  { title, titleId }: { title: DemoTitle; titleId: string },
): Promise<void> {
  const { overview, genres, tags, ageRatingYears, credits } = title;
  await ctx.db.transaction(async (tx) => {
    const isBare = and(eq(titles.id, titleId), eq(titles.overview, ""));
    const found = await tx.select({ id: titles.id }).from(titles).where(isBare).for("update");
    if (found.length === 0) return;
    const facts = { overview, genres, tags, ageRatingYears, credits, languageTag: "en" };
    await writeTitleChange(tx, { titleId, ...facts });
  });
}

/** Writes the description of the episode that a video belongs to, unless it has one. */
export async function writeDemoEpisode(
  ctx: CoreContext,
  { videoId, overview }: { videoId: string; overview: string },
): Promise<void> {
  const [playable] = await ctx.db
    .select({ id: playables.id })
    .from(playables)
    .innerJoin(versions, eq(versions.playableId, playables.id))
    .innerJoin(videos, eq(videos.versionId, versions.id))
    .where(and(eq(videos.id, videoId), eq(playables.kind, "episode"), eq(playables.overview, "")));
  if (playable) await updatePlayable(ctx, { playableId: playable.id, overview });
}
