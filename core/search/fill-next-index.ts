import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import {
  createIndexes,
  markGeneration,
  swapIndexes,
} from "#core/search-index/drivers/meilisearch/create-indexes.ts";
import {
  createMeilisearchIndex,
  type MeilisearchIndex,
} from "#core/search-index/drivers/meilisearch/meilisearch-index.ts";
import { indexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { GENERATION_SETTING, type MeilisearchEngine } from "#core/search-index/engines.ts";
import { LINE_BATCH } from "#core/search-index/search-index.ts";
import { searchEntries } from "#db/schema/search-entries.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchLines } from "#db/schema/search-lines.ts";
import { searchStates } from "#db/schema/search-states.ts";
import { settings } from "#db/schema/settings.ts";

interface Filling {
  readonly generation: string;
  /** Called after each batch: renews the lease, and throws if the rebuild has to stop. */
  readonly step: () => Promise<void>;
}

const ENTRY_BATCH = 1_000;

/** Fills a new index in Meilisearch with what Postgres has, and swaps it in. */
export async function fillNextIndex(
  ctx: CoreContext,
  { client, prefix, circuit }: MeilisearchEngine,
  { generation, step }: Filling,
): Promise<void> {
  const names = indexNames(prefix, generation);
  await createIndexes(client, names);
  const startedAt = await noteRevisions(ctx);
  const index = createMeilisearchIndex(client, names);
  await fillEntries(ctx, index, step);
  await fillLines(ctx, index, step);
  await markGeneration(client, names, generation);
  await swapIndexes(client, prefix, generation);
  await adoptRevisions(ctx, generation, startedAt);
  await circuit.probe();
}

/** What the next index will have at least: later changes may miss it, and are indexed after the swap. */
async function noteRevisions(ctx: CoreContext): Promise<string> {
  const [row] = await ctx.db.execute<{ now: string }>(sql`select now()::text as now`);
  await ctx.db.update(searchStates).set({ nextRev: sql`${searchStates.documentsRev}` });
  return row?.now ?? "";
}

/** Runs that wrote to the replaced index may not confirm any more: their token is gone. */
async function adoptRevisions(ctx: CoreContext, generation: string, startedAt: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(settings)
      .values({ key: GENERATION_SETTING, value: generation })
      .onConflictDoUpdate({ target: settings.key, set: { value: generation, updatedAt: sql`now()` } });
    const indexedRev = sql`coalesce(${searchStates.nextRev}, 0)`;
    await tx.update(searchStates).set({ indexedRev, nextRev: null, runToken: null });
    await tx
      .update(searchLineSets)
      .set({ isPushed: sql`${searchLineSets.createdAt} < ${startedAt}::timestamptz` });
  });
}

async function fillEntries(
  ctx: CoreContext,
  index: MeilisearchIndex,
  step: () => Promise<void>,
): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await ctx.db
      .select()
      .from(searchEntries)
      .where(gt(searchEntries.id, after))
      .orderBy(asc(searchEntries.id))
      .limit(ENTRY_BATCH);
    const last = rows.at(-1);
    if (!last) return;
    await index.addEntries(rows);
    await index.settle();
    await step();
    after = last.id;
  }
}

async function fillLines(
  ctx: CoreContext,
  index: MeilisearchIndex,
  step: () => Promise<void>,
): Promise<void> {
  let after: { setId: string; number: number } | null = null;
  for (;;) {
    const isNext: ReturnType<typeof sql> | undefined = after
      ? sql`(${searchLines.setId}, ${searchLines.number}) > (${after.setId}::uuid, ${after.number}::int)`
      : undefined;
    const rows = await selectLines(ctx, isNext);
    const last = rows.at(-1);
    if (!last) return;
    await index.putLines(rows.map((row) => ({ ...row, id: `${row.setId}_${row.number}` })));
    await index.settle();
    await step();
    after = { setId: last.setId, number: last.number };
  }
}

function selectLines(ctx: CoreContext, isNext: ReturnType<typeof sql> | undefined) {
  return ctx.db
    .select({
      setId: searchLines.setId,
      number: searchLines.number,
      startSeconds: searchLines.startSeconds,
      text: searchLines.text,
      titleId: searchLineSets.titleId,
      playableId: searchLineSets.playableId,
    })
    .from(searchLines)
    .innerJoin(searchLineSets, eq(searchLineSets.id, searchLines.setId))
    .where(and(isNext))
    .orderBy(asc(searchLines.setId), asc(searchLines.number))
    .limit(LINE_BATCH);
}
