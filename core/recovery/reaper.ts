import { type CoreContext } from "#core/context.ts";
import { freeLapsedChunks } from "#core/encoding/chunks/free-chunks.ts";
import {
  releaseDeadProcesses,
  findDead,
  findDeadPredecessors,
  type ProcessRow,
} from "#core/recovery/release-dead-processes.ts";

/**
 * The elected reaper's round, each second: releases the leases of dead processes, and chunks whose lease
 * expired. Returns the number of released chunks.
 */
export async function reapDead(ctx: CoreContext): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const dead = await findDead(tx);
    const freed = await releaseDeadProcesses(tx, dead);
    for (const { role, host, pid } of dead)
      ctx.logger.warn({ role, host, pid }, "a process died: released its leases and locks");
    const lapsed = await freeLapsedChunks(tx);
    if (lapsed > 0) ctx.logger.warn({ chunks: lapsed }, "leases expired: released their chunks");
    return freed + lapsed;
  });
}

/** At its start, a worker or transcoder releases the leases of a dead predecessor of its host and role. */
export async function succeedPredecessors(
  ctx: CoreContext,
  self: { processId: string; role: ProcessRow["role"]; host: string },
): Promise<number> {
  return ctx.db.transaction(async (tx) => releaseDeadProcesses(tx, await findDeadPredecessors(tx, self)));
}
