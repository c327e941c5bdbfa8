import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import {
  measureRates,
  renditionsToDrop,
  type MeasuredRates,
} from "#core/encoding/publishing/measure-rates.ts";
import { playableSegmentCount } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";

/** A plan, and the end of its file. */
export interface PlanToEnd {
  readonly planId: string;
  readonly plan: Plan;
  readonly endsAtSegment: number | null;
}

/**
 * Completes renditions and audio tracks whose chunks are all complete and whose every segment (up to the
 * file's end) exists: they get their measured rates. Returns their number. Call it when a chunk completes, in
 * the same transaction: until a rendition's last chunk completes this is one index lookup, and no segment is
 * counted.
 */
export async function completeRenditions(tx: Transaction, of: PlanToEnd): Promise<number> {
  const rates = await measure(tx, of, closedRenditions(of));
  if (rates.size > 0) await recordRates(tx, of, rates);
  return rates.size;
}

/**
 * The same for all renditions at once, also for complete ones. False, with nothing changed, if a segment is
 * missing.
 */
export async function completeAllRenditions(tx: Transaction, of: PlanToEnd): Promise<boolean> {
  const names = [...of.plan.renditions, ...of.plan.audio].map(({ renditionName }) => renditionName);
  const rates = await measure(
    tx,
    of,
    sql`select unnest(array[${sql.join(names, sql`, `)}]::text[]) as rendition_name`,
  );
  if (rates.size < names.length) return false;
  await recordRates(tx, of, rates);
  return true;
}

/**
 * Renditions that are still being encoded although no work is left for them: the entry rendition has its own
 * chunks.
 */
export function closedRenditions({ planId, plan }: PlanToEnd): SQL {
  const entry = plan.renditions[0]?.renditionName ?? "";
  return sql`
    select open.rendition_name from (
      select rendition_name, case rendition_name when ${entry} then 'entry' else 'ladder' end as kind,
        case rendition_name when ${entry} then rendition_name else '*' end as chunk_rendition_name
      from renditions where plan_id = ${planId} and state = 'encoding'
      union all
      select rendition_name, 'audio', rendition_name from audio_tracks where plan_id = ${planId} and state = 'encoding'
    ) open
    where not exists (
      select 1 from chunks c
      where c.plan_id = ${planId} and c.kind = open.kind and c.rendition_name = open.chunk_rendition_name and c.state <> 'complete')`;
}

/** The rates of those of the renditions that have every segment; `renditions` is a query, materialized so that it goes first. */
async function measure(
  tx: Transaction,
  of: PlanToEnd,
  renditionNames: SQL,
): Promise<Map<string, MeasuredRates>> {
  const count = playableSegmentCount(of.plan, of.endsAtSegment);
  const rows = await tx.execute<{ rendition_name: string; sizes: number[] }>(sql`
    with asked as materialized (${renditionNames})
    select a.rendition_name, array_agg(s.bytes order by s.number) as sizes
    from asked a join segments s on s.plan_id = ${of.planId} and s.rendition_name = a.rendition_name and s.number < ${count}
    group by a.rendition_name having count(*) = ${count}`);
  return new Map(
    rows.map(({ rendition_name: renditionName, sizes }) => [
      renditionName,
      measureRates(of.plan, renditionName, sizes),
    ]),
  );
}

async function recordRates(
  tx: Transaction,
  { planId, plan }: PlanToEnd,
  rates: ReadonlyMap<string, MeasuredRates>,
): Promise<void> {
  for (const [renditionName, measured] of rates) {
    const complete = { ...measured, state: "complete" as const, completedAt: sql`now()` };
    const table = plan.audio.some((track) => track.renditionName === renditionName)
      ? audioTracks
      : renditions;
    await tx
      .update(table)
      .set(complete)
      .where(and(eq(table.planId, planId), eq(table.renditionName, renditionName)));
  }
  await dropNeedless(tx, planId, plan);
}

/** A rendition can be compared once it and the next one were measured. */
async function dropNeedless(tx: Transaction, planId: string, plan: Plan): Promise<void> {
  const rows = await tx
    .select({
      renditionName: renditions.renditionName,
      averageBitsPerSecond: renditions.averageBitsPerSecond,
    })
    .from(renditions)
    .where(eq(renditions.planId, planId));
  const measured = plan.renditions.map(({ renditionName }) => ({
    renditionName,
    averageBitsPerSecond:
      rows.find((row) => row.renditionName === renditionName)?.averageBitsPerSecond ?? null,
  }));
  const dropped = renditionsToDrop(measured);
  if (dropped.length === 0) return;
  await tx
    .update(renditions)
    .set({ state: "dropped" })
    .where(and(eq(renditions.planId, planId), inArray(renditions.renditionName, dropped)));
}
