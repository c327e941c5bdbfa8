import { and, desc, eq, sql } from "drizzle-orm";
import { hasSomethingToPlay, isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { titles } from "#db/schema/titles.ts";

const MAX_GENRES = 100;

/** Genres of published titles, optionally of one kind, with the number of their titles, the largest first. */
export async function listGenres(
  ctx: CoreContext,
  kind?: "movie" | "series",
): Promise<{ genre: string; titleCount: number }[]> {
  const genre = sql<string>`unnest(${titles.genres})`.as("genre");
  const tagged = ctx.db
    .select({ genre })
    .from(titles)
    .where(and(isPublished, hasSomethingToPlay, kind && eq(titles.kind, kind)))
    .as("tagged");
  return ctx.db
    .select({ genre: tagged.genre, titleCount: sql<number>`count(*)::int` })
    .from(tagged)
    .groupBy(tagged.genre)
    .orderBy(desc(sql`count(*)`), tagged.genre)
    .limit(MAX_GENRES);
}
