import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Plan } from "#core/media/types.ts";
import { plans } from "#db/schema/plans.ts";
import { segments } from "#db/schema/segments.ts";
import { videos } from "#db/schema/videos.ts";

export interface MissingSegment {
  readonly planId: string;
  readonly renditionName: string;
  readonly number: number;
}

/** Segments in a video's plan, up to the file's end, that have no row. */
export async function missingNumbers(ctx: CoreContext, videoId: string): Promise<MissingSegment[]> {
  const [row] = await ctx.db
    .select({ planId: plans.id, plan: plans.plan, endsAtSegment: videos.endsAtSegment })
    .from(videos)
    .innerJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(eq(videos.id, videoId));
  if (!row) return [];
  const { planId, endsAtSegment } = row;
  const plan = row.plan as Plan;
  const count = Math.min(plan.segmentCount, endsAtSegment ?? Infinity);
  const known = await numbersByRendition(ctx, planId);
  return [...plan.renditions, ...plan.audio].flatMap(({ renditionName }) =>
    Array.from({ length: count }, (_, number) => number)
      .filter((number) => !known.get(renditionName)?.has(number))
      .map((number) => ({ planId, renditionName, number })),
  );
}

async function numbersByRendition(ctx: CoreContext, planId: string): Promise<Map<string, Set<number>>> {
  const rows = await ctx.db
    .select({ renditionName: segments.renditionName, numbers: sql<number[]>`array_agg(${segments.number})` })
    .from(segments)
    .where(eq(segments.planId, planId))
    .groupBy(segments.renditionName);
  return new Map(rows.map((row) => [row.renditionName, new Set(row.numbers)]));
}
