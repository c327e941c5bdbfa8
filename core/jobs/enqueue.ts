import { sql } from "drizzle-orm";
import { jobRegistry, type JobName, type JobPayload } from "#core/jobs/registry.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** Lower goes first; other jobs have 0. */
const BACKGROUND_PRIORITY = 10;

/**
 * Enqueues one job inside the caller's transaction, so a row and its job exist together or not at all.
 * `delaySeconds` delays it; `isBackground` puts it behind all jobs that are due. Throws if the payload does not match the
 * registry.
 */
export async function enqueue<Name extends JobName>(
  tx: DatabaseOrTransaction,
  name: Name,
  payload: JobPayload<Name>,
  options: { delaySeconds?: number; isBackground?: boolean } = {},
): Promise<void> {
  const { payload: schema, maxAttempts } = jobRegistry[name];
  const json = JSON.stringify(schema.parse(payload));
  await tx.execute(sql`
    select id::text from graphile_worker.add_job(
      ${name}::text, payload => ${json}::json, max_attempts => ${maxAttempts}::int,
      priority => ${options.isBackground ? BACKGROUND_PRIORITY : 0}::int,
      run_at => now() + make_interval(secs => ${options.delaySeconds ?? 0}))`);
}

/** A job of the urgent queue runs until no urgent chunk is left, so a few are enough for any number of chunks. */
const MAX_URGENT_JOBS = 4;

/**
 * Enqueues `count` jobs for chunks by one statement (2,000 by one `add_jobs` take 24 ms; one by one, 5.3 s),
 * and a few for the urgent queue: a job without a chunk ends at once. `delaySeconds` delays them.
 */
export async function enqueueEncodeJobs(
  tx: DatabaseOrTransaction,
  count: number,
  options: { delaySeconds?: number } = {},
): Promise<void> {
  if (count <= 0) return;
  const urgentCount = Math.min(count, MAX_URGENT_JOBS);
  await tx.execute(sql`
    select count(*) from graphile_worker.add_jobs(array(
      select json_populate_record(null::graphile_worker.job_spec, json_build_object(
        'identifier', jobs.name, 'payload', '{}'::json, 'max_attempts', jobs.max_attempts,
        'run_at', now() + make_interval(secs => ${options.delaySeconds ?? 0})))
      from (values
        ('encode-urgent-chunks', ${jobRegistry["encode-urgent-chunks"].maxAttempts}::int, ${urgentCount}::int),
        ('encode-chunk', ${jobRegistry["encode-chunk"].maxAttempts}::int, ${count}::int)
      ) as jobs(name, max_attempts, count), generate_series(1, jobs.count)))`);
}
