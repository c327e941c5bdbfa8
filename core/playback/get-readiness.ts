import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { playableSegmentCount } from "#core/media/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { type Readiness, type RungReadiness } from "#core/playback/types.ts";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Which segments of each rung of a video's current plan exist, as ranges; the picture's rungs lowest first, then
 * the sound tracks. Throws not_found where there is no such video.
 */
export async function getReadiness(ctx: CoreContext, videoId: string): Promise<Readiness> {
  const [row] = await ctx.db
    .select({ state: videos.state, endsAtSegment: videos.endsAtSegment, planId: plans.id, plan: plans.plan })
    .from(videos)
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(eq(videos.id, videoId));
  if (!row) throw new DomainError("not_found", "There is no such video.");
  const plan = row.plan as Plan | null;
  return {
    videoId,
    state: row.state,
    segmentSeconds: plan ? (plan.segmentFrames * plan.frameRate.den) / plan.frameRate.num : 0,
    segmentCount: plan?.segmentCount ?? 0,
    endsAtSegment: row.endsAtSegment,
    rungs: row.planId && plan ? await rungsOf(ctx, row.planId, plan, wholeRange(row, plan)) : [],
  };
}

/** A ready video has every segment up to the file's end: thousands of rows need not be counted. */
function wholeRange(
  row: { state: string; endsAtSegment: number | null },
  plan: Plan,
): readonly [number, number] | null {
  const count = playableSegmentCount(plan, row.endsAtSegment);
  return row.state === "ready" && count > 0 ? [0, count - 1] : null;
}

interface RungRow extends Record<string, unknown> {
  rung: string;
  is_whole: boolean;
  ranges: [number, number][] | null;
}

async function rungsOf(
  ctx: CoreContext,
  planId: string,
  plan: Plan,
  whole: readonly [number, number] | null,
): Promise<RungReadiness[]> {
  const rows = await ctx.db.execute<RungRow>(sql`
    with islands as (
      select rung, number, number - row_number() over (partition by rung order by number) as island
      from segments where plan_id = ${planId} and rung <> 'sb' and ${whole === null}
    ), ranges as (
      select rung, min(number) as first, max(number) as last from islands group by rung, island
    ), rungs as (
      select rung, state = 'whole' as is_whole from renditions where plan_id = ${planId} and state <> 'dropped'
      union all
      select rung, state = 'whole' from audio_tracks where plan_id = ${planId}
    )
    select r.rung, r.is_whole, (
      select json_agg(json_build_array(g.first, g.last) order by g.first) from ranges g where g.rung = r.rung
    ) as ranges
    from rungs r`);
  const known = new Map(rows.map((row) => [row.rung, row]));
  const heights = new Map(plan.rungs.map((rung) => [rung.rung, rung.height]));
  return [...plan.rungs, ...plan.audio].flatMap(({ rung }) => {
    const row = known.get(rung);
    const height = heights.get(rung) ?? null;
    return row ? [{ rung, height, isWhole: row.is_whole, ranges: whole ? [whole] : (row.ranges ?? []) }] : [];
  });
}
