import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { freeLapsedChunks } from "#core/encoding/free-chunks.ts";
import { buryProcesses, findDead, findDeadPredecessors, type ProcessRow } from "#core/jobs/bury-processes.ts";

/**
 * The elected sweeper's round, each second: frees what the dead held and the chunks whose lease ran out. Returns
 * how many chunks came free.
 */
export async function sweep(ctx: CoreContext): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    await freeLocksOfStopped(tx);
    const dead = await findDead(tx);
    const freed = await buryProcesses(tx, dead);
    for (const { role, host, pid } of dead)
      ctx.logger.warn({ role, host, pid }, "a process died: freed what it held");
    const lapsed = await freeLapsedChunks(tx);
    if (lapsed > 0) ctx.logger.warn({ chunks: lapsed }, "leases ran out: freed their chunks");
    return freed + lapsed;
  });
}

/** At its start, a worker or transcoder takes over what a dead predecessor of its host and role held. */
export async function succeedPredecessors(
  ctx: CoreContext,
  self: { processId: string; role: ProcessRow["role"]; host: string },
): Promise<number> {
  return ctx.db.transaction(async (tx) => buryProcesses(tx, await findDeadPredecessors(tx, self)));
}

type Tx = Parameters<Parameters<CoreContext["db"]["transaction"]>[0]>[0];

/** A pool that stopped, or that nobody ever registered, holds no job: its last completion did not get through. */
async function freeLocksOfStopped(tx: Tx): Promise<void> {
  await tx.execute(sql`
    select 1 from graphile_worker.force_unlock_workers(array(
      select distinct j.locked_by from graphile_worker.jobs j
      where j.locked_by is not null and j.locked_at < now() - interval '60 seconds'
        and not exists (
          select 1 from processes p where p.pool_id = j.locked_by and p.stopped_at is null)))`);
}
