import { and, eq, sql } from "drizzle-orm";
import { enqueue } from "#core/jobs/enqueue.ts";
import { exhaustedJobExists, openJobExists } from "#core/jobs/queue-tables.ts";
import { messageOf } from "#core/messages/message.ts";
import { type Transaction } from "#db/client.ts";
import { imports } from "#db/schema/imports.ts";

const JOBS = { looking: "look-through-import", running: "run-import" } as const;
/** An import's own job has this long to become visible. */
const SETTLE_SECONDS = 30;

/**
 * Gives imports that look or run their missing jobs, and fails those whose job used up its attempts. Returns the number
 * of new jobs.
 */
export async function enqueueImports(tx: Transaction): Promise<number> {
  let enqueued = 0;
  for (const state of ["looking", "running"] as const) {
    const rows = await tx.execute<{ id: string; is_spent: boolean }>(sql`
      select i.id::text as id, ${exhaustedJobExists(JOBS[state], "importId", sql`i.id`)} as is_spent from imports i
      where i.state = ${state}
        and coalesce(i.started_at, i.created_at) < now() - make_interval(secs => ${SETTLE_SECONDS})
        and not ${openJobExists(JOBS[state], "importId", sql`i.id`)}
      limit 100`);
    for (const { id, is_spent: isSpent } of rows) {
      if (isSpent) await failImport(tx, id, state);
      else await enqueue(tx, JOBS[state], { importId: id });
    }
    enqueued += rows.filter((row) => !row.is_spent).length;
  }
  return enqueued;
}

async function failImport(tx: Transaction, importId: string, state: "looking" | "running"): Promise<void> {
  await tx
    .update(imports)
    .set({ state: "failed", failure: messageOf("imports.interrupted"), endedAt: sql`now()` })
    .where(and(eq(imports.id, importId), eq(imports.state, state)));
}
