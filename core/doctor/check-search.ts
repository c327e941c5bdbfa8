import { inArray, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";
import { openJobExists } from "#core/jobs/queue-tables.ts";
import { listTitleIds } from "#core/search-index/drivers/meilisearch/list-title-ids.ts";
import { indexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { laggingTitles } from "#core/search/index-lag.ts";
import { rebuildIndex } from "#core/search/rebuild-index.ts";
import { readRebuild } from "#core/search/rebuild-state.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchStates } from "#db/schema/search-states.ts";

interface SearchProblem extends Problem {
  /** Null if the complete index is missing. */
  readonly titleId: string | null;
}

/**
 * 15 s: the worker brings the index up to date within 10 s of its own start, of Meilisearch's return and of a site that
 * was emptied.
 */
const LATER_LOOKS = 10;

/** I4: the search index shows the published titles, as they are, and no other. */
export const searchCheck: Check<SearchProblem> = {
  id: "I4",
  statement: "The search index shows every published title as it is, and no other",
  remedy: "indexes them again",
  laterLooks: LATER_LOOKS,
  async *find(ctx) {
    await ctx.search.meilisearch?.circuit.probe();
    yield* laggingWithoutJob(ctx);
    yield* engineProblems(ctx);
  },
  repair,
};

/** A job in the queue is work in progress, and what only Meilisearch lacks waits until it is back. */
async function* laggingWithoutJob(ctx: CoreContext): AsyncIterable<SearchProblem> {
  const withMeilisearch = ctx.search.meilisearch?.circuit.state === "ready";
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select lagging.id from (${laggingTitles({ withMeilisearch })}) lagging
    where not ${openJobExists("index-title", "titleId", sql`lagging.id`)}`);
  for (const { id } of rows) yield problem(id, `title ${id} is indexed in an earlier state`);
}

/** While Meilisearch is away, Postgres searches: that is no damage. */
async function* engineProblems(ctx: CoreContext): AsyncIterable<SearchProblem> {
  const engine = ctx.search.meilisearch;
  if (!engine) return;
  if (engine.circuit.state === "needs_rebuild" && (await readRebuild(ctx)) === null) {
    yield { key: "index", what: "Meilisearch has no index of this site", titleId: null };
  }
  if (engine.circuit.state !== "ready") return;
  const listed = await ctx.db.execute<{ id: string }>(sql`
    select id::text as id from titles where visibility = 'published' and deleted_at is null`);
  const missing = new Set(listed.map(({ id }) => id));
  for await (const id of listTitleIds(engine.client, indexNames(engine.prefix))) {
    if (!missing.delete(id)) yield problem(id, `Meilisearch has title ${id}, which is not published`);
  }
  for (const id of missing) yield problem(id, `Meilisearch lacks title ${id}`);
}

function problem(titleId: string, what: string): SearchProblem {
  return { key: `title ${titleId}`, what, titleId };
}

async function repair(ctx: CoreContext, problems: readonly SearchProblem[]): Promise<void> {
  if (problems.some(({ titleId }) => titleId === null)) await rebuildIndex(ctx, { documents: false });
  const ids = problems.flatMap(({ titleId }) => titleId ?? []);
  if (ids.length === 0) return;
  // The rows claim what the index does not have: they are forgotten, and the titles indexed from the start.
  await ctx.db
    .insert(searchStates)
    .values(ids.map((titleId) => ({ titleId })))
    .onConflictDoUpdate({ target: searchStates.titleId, set: { documentsRev: 0, indexedRev: 0 } });
  await ctx.db.update(searchLineSets).set({ isPushed: false }).where(inArray(searchLineSets.titleId, ids));
  for (const id of ids) await indexTitle(ctx, id);
}
