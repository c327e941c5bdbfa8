import { and, inArray } from "drizzle-orm";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { titles } from "#db/schema/titles.ts";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

const MAX_ROWS = 6;
const ROW_LENGTH = 20;
/** A row of one or two posters is not worth showing. */
const MIN_ROW_LENGTH = 3;

export interface GenreTitles {
  readonly genre: string;
  readonly titles: readonly TitleCard[];
}

/** The genres of most titles with their newest ones: two queries and each title's card once, however many share it. */
export async function fullestGenres(ctx: CoreContext): Promise<GenreTitles[]> {
  const ranked = await ctx.sql<{ genre: string; title_ids: string[] }[]>`
    with tagged as (
      select g.genre, t.id, count(*) over (partition by g.genre) as total,
        row_number() over (partition by g.genre order by t.published_at desc, t.id desc) as place
      from titles t cross join lateral unnest(t.genres) as g(genre)
      where t.visibility = 'published' and t.deleted_at is null and exists (
        select 1 from playables p join versions ve on ve.playable_id = p.id
        join videos vi on vi.id = ve.current_video_id
        where p.title_id = t.id and vi.state in (${ctx.sql.unsafe(sqlList(WATCHABLE_STATES))}))
    )
    select genre, array_agg(id::text order by place) as title_ids from tagged
    where place <= ${ROW_LENGTH} and total >= ${MIN_ROW_LENGTH}
    group by genre, total order by total desc, genre limit ${MAX_ROWS}`;
  const ids = [...new Set(ranked.flatMap((row) => row.title_ids))];
  if (ids.length === 0) return [];
  const where = and(isPublished, inArray(titles.id, ids));
  const rows = await selectTitles(ctx, { where, order: "published", limit: ids.length });
  const cards = new Map(rows.map((row) => [row.card.id, row.card]));
  return ranked.map(({ genre, title_ids }) => ({
    genre,
    titles: title_ids.flatMap((id) => cards.get(id) ?? []),
  }));
}
