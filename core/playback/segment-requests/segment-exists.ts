import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type SegmentRef } from "#core/playback/segment-requests/segment-ref.ts";
import { segments } from "#db/schema/segments.ts";

/** Whether a segment exists: its row is written after its object passed validation. */
export async function segmentExists(
  ctx: CoreContext,
  { planId, renditionName, number }: SegmentRef,
): Promise<boolean> {
  const rows = await ctx.db
    .select({ one: sql`1` })
    .from(segments)
    .where(
      and(
        eq(segments.planId, planId),
        eq(segments.renditionName, renditionName),
        eq(segments.number, number),
      ),
    );
  return rows.length > 0;
}
