import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";

/**
 * The number of complete renditions and audio tracks of each video's current plan; videos without any are
 * left out. One query for any number of videos.
 */
export async function countComplete(
  ctx: CoreContext,
  videoIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (videoIds.length === 0) return new Map();
  const rows = await ctx.db.execute<{ video_id: string; complete: number }>(sql`
    select v.id::text as video_id, count(*)::int as complete
    from videos v join (
      select plan_id, state from renditions where video_id in ${videoIds}
      union all
      select plan_id, state from audio_tracks where video_id in ${videoIds}
    ) open on open.plan_id = v.current_plan_id
    where open.state <> 'encoding' group by v.id`);
  return new Map(rows.map((row) => [row.video_id, row.complete]));
}
