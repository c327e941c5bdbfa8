import { sql, type SQL } from "drizzle-orm";
import { jobRegistry, type JobName, type JobRetry } from "#core/jobs/registry.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/**
 * The only file that reads graphile-worker's own tables. Payloads are only in its private table, whose
 * columns are those of 0.17, the version in package.json.
 */

/** The number of waiting jobs of this name: not locked, with an attempt left. */
export async function countFreeJobs(tx: DatabaseOrTransaction, name: JobName): Promise<number> {
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from graphile_worker.jobs
    where task_identifier = ${name} and locked_at is null and attempts < max_attempts`);
  return rows[0]?.count ?? 0;
}

/** Removes the waiting jobs of this name, because their work is complete. */
export async function clearFreeJobs(tx: DatabaseOrTransaction, name: JobName): Promise<void> {
  await tx.execute(sql`
    select 1 from graphile_worker.complete_jobs(array(
      select j.id from graphile_worker.jobs j where j.task_identifier = ${name} and j.locked_at is null))`);
}

/** SQL that is true if a job of this name with this value in its payload may still run. */
export function openJobExists(name: JobName, payloadField: string, value: SQL): SQL {
  return jobExists(name, payloadField, value, sql`(j.attempts < j.max_attempts or j.locked_at is not null)`);
}

/** SQL that is true if such a job used up its attempts. */
export function exhaustedJobExists(name: JobName, payloadField: string, value: SQL): SQL {
  return jobExists(name, payloadField, value, sql`j.attempts >= j.max_attempts and j.locked_at is null`);
}

function jobExists(name: JobName, payloadField: string, value: SQL, condition: SQL): SQL {
  return sql`exists (
    select 1 from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = ${name} and j.payload ->> ${payloadField} = (${value})::text and ${condition})`;
}

/**
 * Deletes jobs for chunks that are locked by a dead transcoder: the chunks decide what there is to do, and
 * have new jobs.
 */
export async function deleteDeadEncodeJobs(tx: DatabaseOrTransaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier in ('encode-chunk', 'encode-urgent-chunks')
      and j.locked_at is null and j.attempts >= j.max_attempts
    returning j.id::text as id`);
  return rows.length;
}

export interface QueuedJob {
  readonly name: string;
  /** `unknown`: other code may have written it. */
  readonly payload: unknown;
  readonly isRunning: boolean;
  /** It has used up its attempts. */
  readonly isSpent: boolean;
}

/** A job of the queue by its number; null if there is none. */
export async function findQueuedJob(tx: DatabaseOrTransaction, id: string): Promise<QueuedJob | null> {
  const [job] = await tx.execute<{ name: string; payload: unknown; locked: boolean; spent: boolean }>(sql`
    select t.identifier as name, j.payload, j.locked_at is not null as locked, j.attempts >= j.max_attempts as spent
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = ${id}::bigint`);
  if (!job) return null;
  return { name: job.name, payload: job.payload, isRunning: job.locked, isSpent: job.spent };
}

/** Resets the attempts of a spent job, and makes it due now. */
export async function restartJob(tx: DatabaseOrTransaction, id: string): Promise<void> {
  await tx.execute(sql`
    select 1 from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`);
}

/** Removes a job that is not running. */
export async function clearJob(tx: DatabaseOrTransaction, id: string): Promise<void> {
  await tx.execute(sql`select 1 from graphile_worker.complete_jobs(array[${id}::bigint])`);
}

/**
 * Removes spent jobs that nothing depends on any more: of deleted videos, of complete tombstones, and of work
 * that was retried another way. Returns their number.
 */
export async function deleteSettledJobs(tx: DatabaseOrTransaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and j.locked_at is null and j.attempts >= j.max_attempts
      and ((j.payload ->> 'videoId' is not null and not exists (
          select 1 from videos v where v.id::text = j.payload ->> 'videoId'))
        or (t.identifier = 'make-artwork' and not exists (
          select 1 from artworks a where a.id::text = j.payload ->> 'artworkId' and a.state = 'waiting'))
        or (t.identifier = 'delete-objects' and not exists (
          select 1 from tombstones s where s.id::text = j.payload ->> 'tombstoneId' and s.completed_at is null))
        or (t.identifier in (${namesRetriedBy("video")}) and exists (
          select 1 from videos v where v.id::text = j.payload ->> 'videoId' and (v.state <> 'failed' or v.refused)))
        or (t.identifier in (${namesRetriedBy("subtitles")}) and not exists (
          select 1 from subtitles s where s.video_id::text = j.payload ->> 'videoId' and s.state <> 'stored')))
    returning j.id::text as id`);
  return rows.length;
}

function namesRetriedBy(retriedBy: JobRetry): SQL {
  const names = (Object.keys(jobRegistry) as JobName[]).filter(
    (name) => jobRegistry[name].retriedBy === retriedBy,
  );
  return sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  );
}

/** A pool that stopped, or that no process registered, holds no job: its last completion was not recorded. */
export async function freeLocksOfStopped(tx: DatabaseOrTransaction): Promise<void> {
  await tx.execute(sql`
    select 1 from graphile_worker.force_unlock_workers(array(
      select distinct j.locked_by from graphile_worker.jobs j
      where j.locked_by is not null and j.locked_at < now() - interval '60 seconds'
        and not exists (
          select 1 from processes p where p.pool_id = j.locked_by and p.stopped_at is null)))`);
}
