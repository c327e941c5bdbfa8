import { sql, type SQL } from "drizzle-orm";
import { SelfPaced } from "#core/cache/self-paced.ts";
import { browseFacets, KEPT_FROM_TITLES, type BrowseFacets } from "#core/catalog/browse/browse-facets.ts";
import { cardsInOrder } from "#core/catalog/browse/browse-titles.ts";
import { type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";

const MAX_ROWS = 6;
const ROW_LENGTH = 20;
/** A row of one or two posters is not worth showing. */
const MIN_ROW_LENGTH = 3;
const KINDS = ["movie", "series"] as const;

export interface GenreTitles {
  readonly genre: string;
  /** Where most of its titles are. */
  readonly kind: (typeof KINDS)[number];
  readonly titles: readonly TitleCard[];
}

/** A title that was just unpublished is on Home of a large site no longer than this. */
const MAX_AGE_MS = 2_000;

interface Ranked {
  readonly rows: readonly GenreTitles[];
  /** Of the whole site. */
  readonly titleCount: number;
}

const caches = new WeakMap<CoreContext["db"], SelfPaced<Ranked>>();

/**
 * The genres of most titles with their newest ones: each title's card once, however many share it. They are the same for
 * all users, and half of what Home costs, so that a large site keeps them for a moment.
 */
export async function fullestGenres(ctx: CoreContext): Promise<readonly GenreTitles[]> {
  let cache = caches.get(ctx.db);
  if (!cache) {
    const isWorthKeeping = ({ titleCount }: Ranked) => titleCount >= KEPT_FROM_TITLES;
    cache = new SelfPaced({ load: () => loadGenres(ctx), isWorthKeeping, maxAgeMs: MAX_AGE_MS });
    caches.set(ctx.db, cache);
  }
  return (await cache.get()).rows;
}

async function loadGenres(ctx: CoreContext): Promise<Ranked> {
  const [films, series] = await Promise.all([browseFacets(ctx, "movie"), browseFacets(ctx, "series")]);
  const titleCount = films.titleCount + series.titleCount;
  const genres = rankGenres(films.genres, series.genres);
  if (genres.length === 0) return { rows: [], titleCount };
  const newest = await newestOf(
    ctx,
    genres.map(({ genre }) => genre),
  );
  const cards = await cardsInOrder(ctx, [...new Set(newest.map(({ id }) => id))]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const rows = genres.map(({ genre, kind }) => {
    const ofGenre = newest.filter((row) => row.genre === genre);
    return { genre, kind, titles: ofGenre.flatMap(({ id }) => byId.get(id) ?? []).slice(0, ROW_LENGTH) };
  });
  return { rows, titleCount };
}

function rankGenres(
  films: BrowseFacets["genres"],
  series: BrowseFacets["genres"],
): Omit<GenreTitles, "titles">[] {
  const counts = new Map<string, { films: number; series: number }>();
  const countOf = (genre: string) => counts.get(genre) ?? { films: 0, series: 0 };
  for (const { value, titleCount } of films) counts.set(value, { ...countOf(value), films: titleCount });
  for (const { value, titleCount } of series) counts.set(value, { ...countOf(value), series: titleCount });
  return [...counts]
    .map(([genre, count]) => ({ genre, ...count, total: count.films + count.series }))
    .filter(({ total }) => total >= MIN_ROW_LENGTH)
    .sort((a, b) => b.total - a.total || (a.genre < b.genre ? -1 : 1))
    .slice(0, MAX_ROWS)
    .map(({ genre, ...count }) => ({ genre, kind: count.series > count.films ? "series" : "movie" }));
}

/**
 * The newest of each genre and kind, all newest first: each a walk along an index, that ends after a row's length. As text,
 * since the query builder takes longer to write twelve queries than Postgres to answer them.
 */
async function newestOf(
  ctx: CoreContext,
  genres: readonly string[],
): Promise<readonly { id: string; genre: string }[]> {
  const walks = genres.flatMap((genre) => KINDS.map((kind) => walk(genre, kind)));
  return ctx.db.execute<{ id: string; genre: string }>(sql`
    select id, genre from (${sql.join(walks, sql` union all `)}) newest order by published_at desc, id desc`);
}

function walk(genre: string, kind: (typeof KINDS)[number]): SQL {
  return sql`(select title_id as id, published_at, ${genre}::text as genre from listed_titles
    where kind = ${kind} and genres @> array[${genre}]::text[]
    order by published_at desc, title_id desc limit ${ROW_LENGTH})`;
}
