import { type AdminDashboard } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

/**
 * The segments of chunks that wait for a transcoder: those of a ladder chunk in each of its renditions. Entry
 * chunks encode the same segments as ladder chunks, only sooner, so they would be counted twice. A partly
 * encoded chunk counts in full: reading the segments of each chunk of a large import would cost the dashboard
 * a second.
 */
const queuedSegments = (sql: CoreContext["sql"]) => sql`
  select coalesce(sum(c.segment_count * case c.kind when 'ladder' then ladder.renditions else 1 end), 0)::int
  from chunks c join videos v on v.id = c.video_id
  join (select plan_id, count(*) as renditions from renditions where state <> 'dropped' group by plan_id) ladder
    on ladder.plan_id = c.plan_id
  where c.state = 'pending' and c.kind <> 'entry' and v.deleted_at is null
    and v.state in (${sql.unsafe(sqlList(UNFINISHED_STATES))})`;

/** The numbers of the site's titles, videos and open work. */
export async function countSite(ctx: CoreContext): Promise<AdminDashboard["counts"]> {
  const [row] = await ctx.sql<AdminDashboard["counts"][]>`
    select
      (select count(*)::int from titles where deleted_at is null) as titles,
      (select count(*)::int from videos
        where state in (${ctx.sql.unsafe(sqlList(UNFINISHED_STATES))}) and deleted_at is null) as encoding,
      (${queuedSegments(ctx.sql)}) as "queuedSegments",
      (select count(*)::int from videos where state = 'failed' and deleted_at is null) as failed,
      (select count(*)::int from users where removed_at is null) as users`;
  return row ?? { titles: 0, encoding: 0, queuedSegments: 0, failed: 0, users: 0 };
}
