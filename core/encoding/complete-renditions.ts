import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { measureRates, rungsToDrop, type MeasuredRates } from "#core/encoding/measure-rates.ts";
import { playableSegmentCount } from "#core/media/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";

/** A plan, and where its file ends. */
export interface PlanToEnd {
  readonly planId: string;
  readonly plan: Plan;
  readonly endsAtSegment: number | null;
}

/**
 * Makes whole what has become so: renditions and sound tracks whose chunks are all done and whose every segment (up
 * to the file's end) exists get their measured rates. Returns how many. Call it when a chunk is done, in the same
 * transaction: until a rung's last chunk is done this is one look at an index, and no segment is counted.
 */
export async function makeWhole(tx: Transaction, of: PlanToEnd): Promise<number> {
  const rates = await measure(tx, of, closedRungs(of));
  if (rates.size > 0) await recordRates(tx, of, rates);
  return rates.size;
}

/**
 * The same for all rungs at once, whatever was known before. False, with nothing changed, where a segment is missing.
 */
export async function makeAllWhole(tx: Transaction, of: PlanToEnd): Promise<boolean> {
  const names = [...of.plan.rungs, ...of.plan.audio].map(({ rung }) => rung);
  const rates = await measure(tx, of, sql`select unnest(array[${sql.join(names, sql`, `)}]::text[]) as rung`);
  if (rates.size < names.length) return false;
  await recordRates(tx, of, rates);
  return true;
}

/**
 * Rungs that are still being encoded although nothing is left to make of them: the entry rung has chunks of its own.
 */
export function closedRungs({ planId, plan }: PlanToEnd): SQL {
  const entry = plan.rungs[0]?.rung ?? "";
  return sql`
    select made.rung from (
      select rung, case rung when ${entry} then 'entry' else 'ladder' end as kind,
        case rung when ${entry} then rung else '*' end as chunk_rung
      from renditions where plan_id = ${planId} and state = 'encoding'
      union all
      select rung, 'audio', rung from audio_tracks where plan_id = ${planId} and state = 'encoding'
    ) made
    where not exists (
      select 1 from chunks c
      where c.plan_id = ${planId} and c.kind = made.kind and c.rung = made.chunk_rung and c.state <> 'done')`;
}

/** The rates of those of the rungs that have every segment; `rungs` is a query, materialized so that it goes first. */
async function measure(tx: Transaction, of: PlanToEnd, rungs: SQL): Promise<Map<string, MeasuredRates>> {
  const count = playableSegmentCount(of.plan, of.endsAtSegment);
  const rows = await tx.execute<{ rung: string; sizes: number[] }>(sql`
    with asked as materialized (${rungs})
    select a.rung, array_agg(s.bytes order by s.number) as sizes
    from asked a join segments s on s.plan_id = ${of.planId} and s.rung = a.rung and s.number < ${count}
    group by a.rung having count(*) = ${count}`);
  return new Map(rows.map(({ rung, sizes }) => [rung, measureRates(of.plan, rung, sizes)]));
}

async function recordRates(
  tx: Transaction,
  { planId, plan }: PlanToEnd,
  rates: ReadonlyMap<string, MeasuredRates>,
): Promise<void> {
  for (const [rung, measured] of rates) {
    const whole = { ...measured, state: "whole" as const, wholeAt: sql`now()` };
    const table = plan.audio.some((track) => track.rung === rung) ? audioTracks : renditions;
    await tx
      .update(table)
      .set(whole)
      .where(and(eq(table.planId, planId), eq(table.rung, rung)));
  }
  await dropNeedless(tx, planId, plan);
}

/** A rung can be judged once it and the next one were measured. */
async function dropNeedless(tx: Transaction, planId: string, plan: Plan): Promise<void> {
  const rows = await tx
    .select({ rung: renditions.rung, averageBitsPerSecond: renditions.averageBitsPerSecond })
    .from(renditions)
    .where(eq(renditions.planId, planId));
  const measured = plan.rungs.map(({ rung }) => ({
    rung,
    averageBitsPerSecond: rows.find((row) => row.rung === rung)?.averageBitsPerSecond ?? null,
  }));
  const dropped = rungsToDrop(measured);
  if (dropped.length === 0) return;
  await tx
    .update(renditions)
    .set({ state: "dropped" })
    .where(and(eq(renditions.planId, planId), inArray(renditions.rung, dropped)));
}
