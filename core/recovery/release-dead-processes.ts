import { and, eq, gt, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import { freeChunksOf } from "#core/encoding/chunks/free-chunks.ts";
import { holdsProcessLock } from "#core/recovery/process-lock.ts";
import { isProcessAlive } from "#core/start/is-process-alive.ts";
import { type Transaction } from "#db/client.ts";
import { processes } from "#db/schema/processes.ts";

/**
 * A process is not declared dead before its heartbeat is this old: a restart of Postgres releases every lock
 * for a moment.
 */
export const DEAD_AFTER_SECONDS = 15;

export type ProcessRow = typeof processes.$inferSelect;

/** Processes without their lock and with an old heartbeat: dead, on any machine. */
export async function findDead(tx: Transaction): Promise<ProcessRow[]> {
  return tx
    .select()
    .from(processes)
    .where(
      and(
        isNull(processes.stoppedAt),
        lt(processes.heartbeatAt, sql`now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`),
        sql`not ${holdsProcessLock(sql`${processes.id}`)}`,
      ),
    );
}

/**
 * Processes of this host and role that are certainly dead: they have neither their lock nor a running pid. No
 * wait is needed for these, so that a restarted process continues its predecessor's work at once.
 */
export async function findDeadPredecessors(
  tx: Transaction,
  self: { processId: string; role: ProcessRow["role"]; host: string },
): Promise<ProcessRow[]> {
  const rows = await tx
    .select()
    .from(processes)
    .where(
      and(
        isNull(processes.stoppedAt),
        eq(processes.host, self.host),
        eq(processes.role, self.role),
        ne(processes.id, self.processId),
        sql`not ${holdsProcessLock(sql`${processes.id}`)}`,
      ),
    );
  // In a container a process often gets its predecessor's pid: then it would check itself.
  return rows.filter((row) => row.pid === process.pid || !isProcessAlive(row.pid));
}

/**
 * Releases the leases of dead processes: their chunks, and the queue's locks of their pools. Returns the
 * number of released chunks.
 */
export async function releaseDeadProcesses(tx: Transaction, dead: readonly ProcessRow[]): Promise<number> {
  if (dead.length === 0) return 0;
  const ids = dead.map((row) => row.id);
  const freed = await freeChunksOf(tx, ids, (chunk) => vanishedAlone(tx, ids, chunk.startedAt));
  const pools = dead.flatMap((row) => (row.poolId ? [row.poolId] : []));
  const list = sql.join(
    pools.map((pool) => sql`${pool}`),
    sql`, `,
  );
  if (pools.length > 0) {
    await tx.execute(sql`select 1 from graphile_worker.force_unlock_workers(array[${list}]::text[])`);
  }
  await tx
    .update(processes)
    .set({ stoppedAt: sql`now()` })
    .where(inArray(processes.id, ids));
  return freed;
}

/**
 * Whether an owner died while another process that started before its chunk still runs. If the machine, the
 * database or the entire site went down, the file is not the cause.
 */
async function vanishedAlone(tx: Transaction, dead: string[], startedAt: Date | null): Promise<boolean> {
  if (!startedAt) return false;
  const survivors = await tx
    .select({ id: processes.id })
    .from(processes)
    .where(
      and(
        lt(processes.startedAt, startedAt),
        isNull(processes.stoppedAt),
        gt(processes.heartbeatAt, sql`now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`),
        sql`${processes.id} not in (${sql.join(
          dead.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`,
        holdsProcessLock(sql`${processes.id}`),
        sql`pg_postmaster_start_time() < ${startedAt.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  return survivors.length > 0;
}
