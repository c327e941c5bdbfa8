import { and, eq, sql } from "drizzle-orm";
import { saveCredits } from "#core/catalog/credits.ts";
import { type NfoFacts, type TitleFacts } from "#core/import/nfo/types.ts";
import { type Transaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Fills the empty fields of a title; what an admin wrote stays. Credits are filled only where there are none. The name
 * stays: it is chosen when the title is made.
 */
export async function applyTitleFacts(tx: Transaction, titleId: string, facts: TitleFacts): Promise<void> {
  const [title] = await tx.select().from(titles).where(eq(titles.id, titleId)).for("update");
  if (!title) return;
  await tx
    .update(titles)
    .set({
      overview: title.overview || facts.overview,
      releaseYear: title.releaseYear ?? facts.releaseYear,
      genres: title.genres.length > 0 ? title.genres : [...facts.genres],
      tags: title.tags.length > 0 ? title.tags : [...facts.tags],
      ageRatingYears: title.ageRatingYears ?? facts.ageRatingYears,
      externalIds: { ...facts.externalIds, ...title.externalIds },
      rev: sql`${titles.rev} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(titles.id, titleId));
  const hasCredits = (await tx.$count(credits, eq(credits.titleId, titleId))) > 0;
  if (!hasCredits && facts.credits.length > 0) await saveCredits(tx, titleId, facts.credits);
}

/** Fills the empty overview of the episode that a video belongs to. */
export async function applyEpisodeFacts(tx: Transaction, videoId: string, facts: NfoFacts): Promise<void> {
  const ofVideo = tx
    .select({ id: versions.playableId })
    .from(versions)
    .innerJoin(videos, eq(videos.versionId, versions.id))
    .where(eq(videos.id, videoId));
  await tx
    .update(playables)
    .set({ overview: facts.overview })
    .where(and(sql`${playables.id} in (${ofVideo})`, eq(playables.overview, "")));
}
