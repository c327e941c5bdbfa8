import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type SilentAudio } from "#core/videos/silent-audio-notices.ts";

interface SilentRow extends Record<string, unknown> {
  plan_id: string;
  rendition_name: string;
  seconds: number;
  first: number;
  first_seconds: number;
}

/**
 * The silent parts of each audio track (`planId/renditionName`) of some plans: one query over the segments
 * with missing audio.
 */
export async function loadSilentAudio(
  ctx: CoreContext,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, Omit<SilentAudio, "name">>> {
  if (planIds.length === 0) return new Map();
  const rows = await ctx.db.execute<SilentRow>(sql`
    select plan_id::text as plan_id, rendition_name, (sum(silent_ms) / 1000.0)::float as seconds,
      min(number) as first,
      ((array_agg(silent_ms order by number))[1] / 1000.0)::float as first_seconds
    from segments where plan_id in ${planIds} and silent_ms is not null group by plan_id, rendition_name`);
  return new Map(
    rows.map((row) => [
      `${row.plan_id}/${row.rendition_name}`,
      { seconds: row.seconds, firstSegment: row.first, firstSeconds: row.first_seconds },
    ]),
  );
}
