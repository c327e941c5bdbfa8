import { type TitleState, type TitleContents } from "#core/admin/types.ts";
import { sql } from "drizzle-orm";
import { unavailableTitles } from "#core/availability/unavailable-titles.ts";
import { type CoreContext } from "#core/context.ts";

const EMPTY: TitleContents = { state: "empty", storedBytes: 0, unavailable: null };

/**
 * The state and the size of some titles, in two queries. A rendition counts once it is complete, by its average rate and
 * the duration: adding up the segments of a page of titles would read hundreds of thousands of rows.
 */
export async function titleContents(
  ctx: CoreContext,
  titleIds: readonly string[],
): Promise<(titleId: string) => TitleContents> {
  if (titleIds.length === 0) return () => EMPTY;
  const rows = await ctx.db.execute<{ title_id: string; state: TitleState; bytes: string }>(sql`
    select p.title_id,
      case when bool_or(v.state = 'failed') then 'failed'
        when bool_or(v.state <> 'ready') then 'processing' else 'ready' end as state,
      sum(case when v.source_kind = 'stored' then v.source_bytes else 0 end + coalesce(r.bytes, 0))::bigint as bytes
    from playables p
    join versions on versions.playable_id = p.id
    join videos v on v.version_id = versions.id and v.deleted_at is null
    left join lateral (
      select sum(average_bits_per_second * v.duration_seconds / 8) as bytes
      from renditions where video_id = v.id and state = 'complete'
    ) r on true
    where p.title_id in (${sql.join(
      titleIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})
    group by p.title_id`);
  const unavailable = await unavailableTitles(ctx, titleIds);
  const known = new Map(
    rows.map((row): [string, TitleContents] => [
      row.title_id,
      {
        state: row.state,
        storedBytes: Number(row.bytes),
        unavailable: unavailable.get(row.title_id) ?? null,
      },
    ]),
  );
  return (titleId) => known.get(titleId) ?? EMPTY;
}
