import { createReadStream } from "node:fs";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { addArtwork } from "#core/catalog/artwork/add-artwork.ts";
import { updatePlayable } from "#core/catalog/series/update-playable.ts";
import { writeTitleChange } from "#core/catalog/update-title.ts";
import { type CoreContext } from "#core/context.ts";
import { type DemoTitle } from "#core/demo/demo-titles.ts";
import { artworks } from "#db/schema/artworks.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** The artwork of a title in its folder; the names are those that media servers read. */
const ARTWORK = [
  { kind: "poster", fileName: "poster.webp" },
  { kind: "backdrop", fileName: "fanart.webp" },
] as const;

/**
 * Writes a demo title's description and credits, unless it has a description, and gives it the artwork that it was not
 * given yet: what a killed run did, and what an admin changed since, stays.
 */
export async function writeDemoTitle(
  ctx: CoreContext,
  { title, titleId, folder }: { title: DemoTitle; titleId: string; folder: string },
): Promise<void> {
  const { overview, genres, tags, ageRatingYears, credits } = title;
  await ctx.db.transaction(async (tx) => {
    const isBare = and(eq(titles.id, titleId), eq(titles.overview, ""));
    const found = await tx.select({ id: titles.id }).from(titles).where(isBare).for("update");
    if (found.length === 0) return;
    const facts = { overview, genres, tags, ageRatingYears, credits, languageTag: "en" };
    await writeTitleChange(tx, { titleId, ...facts });
  });
  for (const { kind, fileName } of ARTWORK) {
    const isGiven = and(eq(artworks.titleId, titleId), eq(artworks.kind, kind));
    if ((await ctx.db.$count(artworks, isGiven)) > 0) continue;
    await addArtwork(ctx, { kind, titleId }, createReadStream(path.join(folder, fileName)));
  }
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
