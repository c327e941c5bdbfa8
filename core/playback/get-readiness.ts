import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { playableSegmentCount } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { type Readiness, type RenditionReadiness } from "#core/playback/types.ts";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/**
 * Which segments of each rendition of a video's current plan exist, as ranges; video renditions lowest first,
 * then the audio tracks. Throws not_found if the video does not exist.
 */
export async function getReadiness(ctx: CoreContext, videoId: string): Promise<Readiness> {
  const [row] = await ctx.db
    .select({ state: videos.state, endsAtSegment: videos.endsAtSegment, planId: plans.id, plan: plans.plan })
    .from(videos)
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(eq(videos.id, videoId));
  if (!row) throw new DomainError("not_found", "videos.notFound");
  const plan = row.plan as Plan | null;
  return {
    videoId,
    state: row.state,
    segmentSeconds: plan ? segmentSeconds(plan) : 0,
    segmentCount: plan?.segmentCount ?? 0,
    endsAtSegment: row.endsAtSegment,
    renditions: row.planId && plan ? await renditionsOf(ctx, row.planId, plan, entireRange(row, plan)) : [],
  };
}

/** A ready video has every segment up to the file's end, so thousands of rows need not be counted. */
function entireRange(
  row: { state: string; endsAtSegment: number | null },
  plan: Plan,
): readonly [number, number] | null {
  const count = playableSegmentCount(plan, row.endsAtSegment);
  return row.state === "ready" && count > 0 ? [0, count - 1] : null;
}

interface RenditionRow extends Record<string, unknown> {
  rendition_name: string;
  is_complete: boolean;
  ranges: [number, number][] | null;
}

async function renditionsOf(
  ctx: CoreContext,
  planId: string,
  plan: Plan,
  complete: readonly [number, number] | null,
): Promise<RenditionReadiness[]> {
  const rows = await ctx.db.execute<RenditionRow>(sql`
    with islands as (
      select rendition_name, number, number - row_number() over (partition by rendition_name order by number) as island
      from segments where plan_id = ${planId} and rendition_name <> 'sb' and ${complete === null}
    ), ranges as (
      select rendition_name, min(number) as first, max(number) as last from islands group by rendition_name, island
    ), all_renditions as (
      select rendition_name, state = 'complete' as is_complete from renditions where plan_id = ${planId} and state <> 'dropped'
      union all
      select rendition_name, state = 'complete' from audio_tracks where plan_id = ${planId}
    )
    select r.rendition_name, r.is_complete, (
      select json_agg(json_build_array(g.first, g.last) order by g.first) from ranges g where g.rendition_name = r.rendition_name
    ) as ranges
    from all_renditions r`);
  const known = new Map(rows.map((row) => [row.rendition_name, row]));
  const heights = new Map(plan.renditions.map((rendition) => [rendition.renditionName, rendition.height]));
  return [...plan.renditions, ...plan.audio].flatMap(({ renditionName }) => {
    const row = known.get(renditionName);
    const height = heights.get(renditionName) ?? null;
    return row
      ? [
          {
            renditionName,
            height,
            isComplete: row.is_complete,
            ranges: complete ? [complete] : (row.ranges ?? []),
          },
        ]
      : [];
  });
}
