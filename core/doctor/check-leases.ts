import { inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";
import { expireLeases } from "#core/encoding/chunks/chunk-states.ts";
import { freeLapsedChunks } from "#core/encoding/chunks/free-chunks.ts";
import { DEAD_AFTER_SECONDS } from "#core/recovery/release-dead-processes.ts";
import { holdsProcessLock } from "#core/recovery/process-lock.ts";
import { chunks } from "#db/schema/chunks.ts";

interface DeadLease extends Problem {
  readonly chunkId: string | null;
  readonly poolId: string | null;
}

const LIMIT = 10_000;

/** I5: no lock or lease is held by a dead process. */
export const leaseCheck: Check<DeadLease> = {
  id: "I5",
  statement: "No lock and no lease is held by a dead process",
  remedy: "releases them, so that other processes take over the work",
  async *find(ctx) {
    yield* await deadLeases(ctx);
    yield* await deadLocks(ctx);
  },
  repair,
};

/** A process that holds its session lock is alive; one that just lost its connection gets a moment. */
const isAlive = sql`(p.stopped_at is null and (${holdsProcessLock(sql`p.id`)}
  or p.heartbeat_at > now() - make_interval(secs => ${DEAD_AFTER_SECONDS})))`;

async function deadLeases(ctx: CoreContext): Promise<DeadLease[]> {
  const rows = await ctx.db.execute<{ id: string; token: string; number: number; videoId: string }>(sql`
    select c.id::text as id, coalesce(c.attempt_token::text, '') as token, c.number, c.video_id::text as "videoId"
    from chunks c
    where c.state = 'running' and (c.lease_until < now()
      or not exists (select 1 from processes p where p.id = c.claimed_by and ${isAlive}))
    limit ${LIMIT}`);
  return rows.map(({ id, token, number, videoId }) => ({
    key: `lease ${id} ${token}`,
    what: `chunk ${number} of video ${videoId} (${id}) is leased by a process that is gone`,
    chunkId: id,
    poolId: null,
  }));
}

async function deadLocks(ctx: CoreContext): Promise<DeadLease[]> {
  const rows = await ctx.db.execute<{ id: string; name: string; poolId: string }>(sql`
    select j.id::text as id, j.task_identifier as name, j.locked_by as "poolId" from graphile_worker.jobs j
    where j.locked_by is not null
      and not exists (select 1 from processes p where p.pool_id = j.locked_by and ${isAlive})
    limit ${LIMIT}`);
  return rows.map(({ id, name, poolId }) => ({
    key: `lock ${id} ${poolId}`,
    what: `job ${id} (${name}) is locked by a process that is gone`,
    chunkId: null,
    poolId,
  }));
}

async function repair(ctx: CoreContext, problems: readonly DeadLease[]): Promise<void> {
  const chunkIds = problems.flatMap((problem) => problem.chunkId ?? []);
  const poolIds = [...new Set(problems.flatMap((problem) => problem.poolId ?? []))];
  await ctx.db.transaction(async (tx) => {
    if (chunkIds.length > 0) {
      const dead = sql`(${chunks.leaseUntil} < now()
        or not exists (select 1 from processes p where p.id = ${chunks.claimedBy} and ${isAlive}))`;
      await expireLeases(tx, sql`${inArray(chunks.id, chunkIds)} and ${dead}`);
      await freeLapsedChunks(tx);
    }
    for (const poolId of poolIds) {
      await tx.execute(sql`select 1 from graphile_worker.force_unlock_workers(array[${poolId}]::text[])`);
    }
  });
}
