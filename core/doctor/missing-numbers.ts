import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Plan } from "#core/media/types.ts";
import { plans } from "#db/schema/plans.ts";
import { segments } from "#db/schema/segments.ts";
import { videos } from "#db/schema/videos.ts";

export interface MissingSegment {
  readonly planId: string;
  readonly rung: string;
  readonly number: number;
}

/** Segments that the plan of a video wants, up to the file's end, and that no row speaks of. */
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
  const known = await numbersByRung(ctx, planId);
  return [...plan.rungs, ...plan.audio].flatMap(({ rung }) =>
    Array.from({ length: count }, (_, number) => number)
      .filter((number) => !known.get(rung)?.has(number))
      .map((number) => ({ planId, rung, number })),
  );
}

async function numbersByRung(ctx: CoreContext, planId: string): Promise<Map<string, Set<number>>> {
  const rows = await ctx.db
    .select({ rung: segments.rung, numbers: sql<number[]>`array_agg(${segments.number})` })
    .from(segments)
    .where(eq(segments.planId, planId))
    .groupBy(segments.rung);
  return new Map(rows.map((row) => [row.rung, new Set(row.numbers)]));
}
