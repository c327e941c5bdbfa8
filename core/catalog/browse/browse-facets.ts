import { sql } from "drizzle-orm";
import { z } from "zod";
import { SelfPaced } from "#core/cache/self-paced.ts";
import { LENGTHS, LENGTH_NAMES, type Length } from "#core/catalog/browse/browse-choices.ts";
import { type CoreContext } from "#core/context.ts";

type Kind = "movie" | "series";

function choicesOf<Value extends z.ZodType>(value: Value) {
  return z.array(z.object({ value, titleCount: z.number() })).readonly();
}

/** What the titles of a kind can be narrowed to, each with the number of its titles. */
export const browseFacetsSchema = z.object({
  titleCount: z.number(),
  /** The largest first. */
  genres: choicesOf(z.string()),
  tags: choicesOf(z.string()),
  audio: choicesOf(z.string()),
  subtitles: choicesOf(z.string()),
  /** First years of decades, the latest first. */
  decades: choicesOf(z.number()),
  lengths: choicesOf(z.enum(LENGTH_NAMES)),
  /** Least heights, the largest first; each counts those above it too. */
  heights: choicesOf(z.number()),
  /** Highest age ratings, the lowest first; each counts those below it too. */
  ages: choicesOf(z.number()),
});
export type BrowseFacets = Readonly<z.infer<typeof browseFacetsSchema>>;

/** More of a kind than a list to choose from can have. */
const MAX_CHOICES = 200;
/** The heights that people know by name. */
const HEIGHTS = [2160, 1440, 1080, 720] as const;

/** Below this number they cost a few milliseconds, and a title that was just published counts at once. */
export const KEPT_FROM_TITLES = 500;
const MAX_AGE_MS = 600_000;

const caches = new WeakMap<CoreContext["db"], Record<Kind, SelfPaced<BrowseFacets>>>();

/** As `loadFacets`; on a large site it is kept for a moment, since it reads every listed title. */
export async function browseFacets(ctx: CoreContext, kind: Kind): Promise<BrowseFacets> {
  let cache = caches.get(ctx.db);
  if (!cache) {
    const facetsOf = (one: Kind) =>
      new SelfPaced({
        load: () => loadFacets(ctx, one),
        isWorthKeeping: ({ titleCount }) => titleCount >= KEPT_FROM_TITLES,
        maxAgeMs: MAX_AGE_MS,
      });
    cache = { movie: facetsOf("movie"), series: facetsOf("series") };
    caches.set(ctx.db, cache);
  }
  return cache[kind].get();
}

interface Counted extends Record<string, unknown> {
  readonly facet: string;
  readonly value: string;
  readonly title_count: number;
}

/** Counts what all listed titles of a kind can be narrowed to, in one query. */
export async function loadFacets(ctx: CoreContext, kind: Kind): Promise<BrowseFacets> {
  const rows = await countFacets(ctx, kind);
  const of = (facet: string) => rows.filter((row) => row.facet === facet);
  const words = (facet: string) =>
    of(facet)
      .map(({ value, title_count }) => ({ value, titleCount: title_count }))
      .sort((a, b) => b.titleCount - a.titleCount || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_CHOICES);
  const numbers = (facet: string) =>
    of(facet).map(({ value, title_count }) => ({ value: Number(value), titleCount: title_count }));
  return {
    titleCount: of("all")[0]?.title_count ?? 0,
    genres: words("genre"),
    tags: words("tag"),
    audio: words("audio"),
    subtitles: words("subtitles"),
    decades: numbers("decade").sort((a, b) => b.value - a.value),
    lengths: lengthsOf(numbers("minutes")),
    heights: heightsOf(numbers("height")),
    ages: agesOf(numbers("age")),
  };
}

/** Equal lists are counted before their words: of most lists of words there are far fewer than titles. */
async function countFacets(ctx: CoreContext, kind: Kind): Promise<readonly Counted[]> {
  const l = sql`listed_titles where kind = ${kind}`;
  const words = (facet: string, column: string) => {
    const lists = sql`select ${sql.raw(column)} as words, count(*) as n from ${l} group by ${sql.raw(column)}`;
    return sql`select ${facet}, w, sum(n)::int from (${lists}) lists, unnest(words) w group by w`;
  };
  return ctx.db.execute<Counted>(sql`
    select 'all' as facet, '' as value, count(*)::int as title_count from ${l}
    union all ${words("genre", "genres")}
    union all ${words("tag", "tags")}
    union all ${words("audio", "audio_languages")}
    union all ${words("subtitles", "subtitle_languages")}
    union all select 'decade', (release_year / 10 * 10)::text, count(*)::int from ${l}
      and release_year > 0 group by release_year / 10
    union all select 'minutes', floor(length_seconds / 60)::text, count(*)::int from ${l}
      and length_seconds < 'Infinity' group by floor(length_seconds / 60)
    union all select 'height', height::text, count(*)::int from ${l} and height > 0 group by height
    union all select 'age', age_rating_years::text, count(*)::int from ${l}
      and age_rating_years is not null group by age_rating_years`);
}

interface NumberChoice {
  readonly value: number;
  readonly titleCount: number;
}

function countWithin(counted: readonly NumberChoice[], isWithin: (value: number) => boolean): number {
  return counted.filter(({ value }) => isWithin(value)).reduce((sum, { titleCount }) => sum + titleCount, 0);
}

function lengthsOf(minutes: readonly NumberChoice[]): { value: Length; titleCount: number }[] {
  return LENGTH_NAMES.map((value) => {
    const { minMinutes, maxMinutes } = LENGTHS[value];
    const isWithin = (one: number) => one >= minMinutes && (maxMinutes === null || one < maxMinutes);
    return { value, titleCount: countWithin(minutes, isWithin) };
  }).filter(({ titleCount }) => titleCount > 0);
}

function heightsOf(heights: readonly NumberChoice[]): NumberChoice[] {
  return HEIGHTS.map((value) => ({ value, titleCount: countWithin(heights, (one) => one >= value) })).filter(
    ({ titleCount }) => titleCount > 0,
  );
}

function agesOf(ages: readonly NumberChoice[]): NumberChoice[] {
  return ages
    .map(({ value }) => ({ value, titleCount: countWithin(ages, (one) => one <= value) }))
    .sort((a, b) => a.value - b.value);
}
