import { sql } from "drizzle-orm";
import { enqueue } from "#core/jobs/enqueue.ts";
import { exhaustedJobExists, openJobExists } from "#core/jobs/queue-tables.ts";
import { type Transaction } from "#db/client.ts";

const LOOK_EVERY_MINUTES = 2;

/**
 * Gives each watched folder whose last look is some minutes old a job that looks again. One whose job used up its
 * attempts waits until an admin retries that job, where it is listed with its error. Returns the number of new jobs.
 */
export async function enqueueWatched(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select w.id::text as id from watched_folders w
    where coalesce(w.looked_at, w.created_at) < now() - make_interval(mins => ${LOOK_EVERY_MINUTES})
      and not ${openJobExists("look-through-watched", "watchedFolderId", sql`w.id`)}
      and not ${exhaustedJobExists("look-through-watched", "watchedFolderId", sql`w.id`)}
    limit 100`);
  for (const { id } of rows) await enqueue(tx, "look-through-watched", { watchedFolderId: id });
  return rows.length;
}
