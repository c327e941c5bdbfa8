import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { jobRegistry } from "#core/jobs/registry.ts";
import { enqueueLagging } from "#core/search/index-lag.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

const MOST_LAGGING = 100_000;

/**
 * For a worker: when Meilisearch is back, enqueues what it missed; when it lacks this site's index (its first start,
 * or its data is lost), enqueues a rebuild. Begins with a check.
 */
export function followEngine(ctx: CoreContext): void {
  const circuit = ctx.search.meilisearch?.circuit;
  if (!circuit) return;
  circuit.onChange((state) => {
    const work =
      state === "ready"
        ? enqueueLagging(ctx, ctx.db, { limit: MOST_LAGGING })
        : state === "needs_rebuild"
          ? enqueueRebuild(ctx.db, { documents: false })
          : Promise.resolve();
    ctx.logger.info({ state }, "Meilisearch changed its state");
    work.catch((error: unknown) => ctx.logger.warn({ err: error }, "the search index could not follow"));
  });
  void circuit.probe();
}

/** Enqueues a rebuild of the index, due now; one that waits already is the same. */
export async function enqueueRebuild(
  tx: DatabaseOrTransaction,
  payload: { documents: boolean },
): Promise<void> {
  const { maxAttempts } = jobRegistry["rebuild-search-index"];
  await tx.execute(sql`
    select 1 from graphile_worker.add_job('rebuild-search-index', ${JSON.stringify(payload)}::json,
      max_attempts => ${maxAttempts}::int, job_key => 'rebuild-search-index', run_at => now())`);
}
