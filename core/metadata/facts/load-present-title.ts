import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { loadCredits } from "#core/catalog/credits.ts";
import { type CoreContext } from "#core/context.ts";
import { type PresentSeason, type PresentTitle } from "#core/metadata/facts/compare-facts.ts";
import { type DescribedTitle } from "#core/metadata/load-described-title.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** A title with its seasons and episodes, as facts are compared with it. */
export async function loadPresentTitle(ctx: CoreContext, title: DescribedTitle): Promise<PresentTitle> {
  const { name, overview, releaseYear, genres, ageRatingYears, externalIds } = title;
  const [credits, present] = await Promise.all([loadCredits(ctx, title.id), loadSeasons(ctx, title.id)]);
  return {
    title: {
      ...{ name, overview, releaseYear, genres, ageRatingYears, externalIds },
      credits: credits.map(({ kind, part, personName }) => ({ kind, part, personName })),
    },
    seasons: present,
  };
}

async function loadSeasons(ctx: CoreContext, titleId: string): Promise<PresentSeason[]> {
  const { id: playableId, number, name, overview, seasonId } = playables;
  const isEpisode = and(eq(playables.kind, "episode"), isNotNull(number), isNull(playables.deletedAt));
  const [rows, episodes] = await Promise.all([
    ctx.db.select().from(seasons).where(eq(seasons.titleId, titleId)).orderBy(asc(seasons.number)),
    ctx.db
      .select({ playableId, number, name, overview, seasonId })
      .from(playables)
      .where(and(eq(playables.titleId, titleId), isEpisode))
      .orderBy(asc(number)),
  ]);
  return rows.map((season) => ({
    seasonId: season.id,
    number: season.number,
    name: season.name,
    episodes: episodes
      .filter((episode) => episode.seasonId === season.id)
      .map(({ seasonId: _, ...episode }) => ({ ...episode, number: episode.number ?? 0 })),
  }));
}
