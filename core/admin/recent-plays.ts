import { type AdminDashboard } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";

const LISTED = 8;

/** The last watched titles with user and position, newest first. */
export async function recentPlays(ctx: CoreContext): Promise<AdminDashboard["recentPlays"]> {
  const rows = await ctx.sql<AdminDashboard["recentPlays"][number][]>`
    select pr.name as "profileName",
      case when p.kind = 'movie' then t.name else t.name || ', ' || p.name end as title,
      w.position_seconds as "positionSeconds", w.duration_seconds as "durationSeconds", w.updated_at as "updatedAt"
    from watch_states w
    join profiles pr on pr.id = w.profile_id
    join playables p on p.id = w.playable_id and p.deleted_at is null
    join titles t on t.id = p.title_id and t.deleted_at is null
    order by w.updated_at desc limit ${LISTED}`;
  return [...rows];
}
