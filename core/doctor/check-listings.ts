import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";

interface ListingProblem extends Problem {
  readonly titleId: string;
}

/** I6: the lists of films and series, which triggers derive, are what the rows of the titles say. */
export const listingCheck: Check<ListingProblem> = {
  id: "I6",
  statement: "The lists of films and series show every published title as it is, and no other",
  remedy: "derives their rows again",
  find,
  repair,
};

async function* find(ctx: CoreContext): AsyncIterable<ListingProblem> {
  const rows = await ctx.db.execute<{ id: string; is_listed: boolean; is_published: boolean }>(sql`
    select coalesce(l.title_id, c.title_id)::text as id, l.title_id is not null as is_listed,
      c.title_id is not null as is_published
    from listed_titles l full join current_listings c on c.title_id = l.title_id
    where (l.kind, l.name, l.published_at, l.release_year, l.length_seconds, l.height, l.age_rating_years, l.genres, l.tags,
        l.audio_languages, l.subtitle_languages)
      is distinct from (c.kind, c.name, c.published_at, c.release_year, c.length_seconds, c.height, c.age_rating_years,
        c.genres, c.tags, c.audio_languages, c.subtitle_languages)`);
  for (const { id, is_listed, is_published } of rows) {
    const what = !is_listed
      ? "is missing"
      : is_published
        ? "is listed as it was"
        : "is listed, and must not be";
    yield { key: `title ${id}`, what: `title ${id} ${what}`, titleId: id };
  }
}

async function repair(ctx: CoreContext, problems: readonly ListingProblem[]): Promise<void> {
  for (const { titleId } of problems) await ctx.db.execute(sql`select listing_refresh(${titleId}::uuid)`);
}
