import { type AdminDashboard } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

/** What the site holds and has in hand, in numbers. */
export async function countSite(ctx: CoreContext): Promise<AdminDashboard["counts"]> {
  const [row] = await ctx.sql<AdminDashboard["counts"][]>`
    select
      (select count(*)::int from titles where deleted_at is null) as titles,
      (select count(*)::int from videos
        where state in (${ctx.sql.unsafe(sqlList(UNFINISHED_STATES))}) and deleted_at is null) as encoding,
      (select count(*)::int from chunks c join videos v on v.id = c.video_id
        where c.state = 'pending' and v.deleted_at is null) as "waitingChunks",
      (select count(*)::int from videos where state = 'failed' and deleted_at is null) as failed,
      (select count(*)::int from users where removed_at is null) as users`;
  return row ?? { titles: 0, encoding: 0, waitingChunks: 0, failed: 0, users: 0 };
}
