import { sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { exhaustedJobExists, openJobExists } from "#core/jobs/queue-tables.ts";
import { jobRegistry } from "#core/jobs/registry.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** How many titles the index does not show in their present state. */
export async function countLag(ctx: CoreContext): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from (${laggingTitles(followedBy(ctx))}) lagging`);
  return row?.count ?? 0;
}

/**
 * Enqueues the job of every title that the index does not show as it is, due now; at most `limit`. With `isMissing`,
 * only of titles without a job: a job that failed stays listed.
 */
export async function enqueueLagging(
  ctx: CoreContext,
  tx: DatabaseOrTransaction,
  { limit, isMissing = false }: { limit: number; isMissing?: boolean },
): Promise<number> {
  const { maxAttempts } = jobRegistry["index-title"];
  const id = sql`lagging.id`;
  const hasJob = sql`(${openJobExists("index-title", "titleId", id)} or ${exhaustedJobExists("index-title", "titleId", id)})`;
  const rows = await tx.execute<{ id: string }>(sql`
    select graphile_worker.add_job('index-title', json_build_object('titleId', id), max_attempts => ${maxAttempts}::int,
      job_key => 'index-title:' || id, run_at => now())::text as id
    from (select id from (${laggingTitles(followedBy(ctx))}) lagging where ${isMissing ? sql`not ${hasJob}` : sql`true`} limit ${limit}) due`);
  return rows.length;
}

const followedBy = (ctx: CoreContext) => ({ withMeilisearch: ctx.search.meilisearch !== null });

/** SQL of the ids of titles whose index is behind: published ones, and ones that it has and should not have. */
export function laggingTitles({ withMeilisearch }: { withMeilisearch: boolean }): SQL {
  const hasEngine = sql`${withMeilisearch}::boolean`;
  const isListed = sql`(t.visibility = 'published' and t.deleted_at is null)`;
  return sql`
    select coalesce(t.id, s.title_id) as id from titles t full join search_states s on s.title_id = t.id
    where (${isListed} and (s.title_id is null or s.documents_rev < t.rev or (${hasEngine} and s.indexed_rev < t.rev)))
      or (s.title_id is not null and not coalesce(${isListed}, false)
        and (${hasEngine} or s.indexed_rev = 0 or s.documents_rev < coalesce(t.rev, 0)))`;
}
