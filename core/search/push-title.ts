import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MeilisearchEngine } from "#core/search-index/engines.ts";
import { LINE_BATCH, type SearchIndex } from "#core/search-index/search-index.ts";
import { newId } from "#core/uuid.ts";
import { searchEntries } from "#db/schema/search-entries.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchLines } from "#db/schema/search-lines.ts";
import { searchStates } from "#db/schema/search-states.ts";

const MOST_RUNS = 3;

/**
 * Brings what Postgres has of a title to Meilisearch, and waits until it is found there; only then does `indexedRev`
 * move. Runs of one title may overlap: the one that started last confirms, and an earlier one, whose writes may have
 * come after, runs once more. Throws unavailable while Meilisearch does not answer.
 */
export async function pushTitle(ctx: CoreContext, engine: MeilisearchEngine, titleId: string): Promise<void> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    if (await runOnce(ctx, engine.openIndex(), titleId)) return;
    // Another run may have removed the lines that this one believed to be there.
    await ctx.db.update(searchLineSets).set({ isPushed: false }).where(eq(searchLineSets.titleId, titleId));
  }
  throw new Error("Other runs for the same title did not end.");
}

/** False if another run started meanwhile. */
async function runOnce(ctx: CoreContext, index: SearchIndex, titleId: string): Promise<boolean> {
  const runToken = newId();
  const isOwn = and(eq(searchStates.titleId, titleId), eq(searchStates.runToken, runToken));
  const [state] = await ctx.db
    .update(searchStates)
    .set({ runToken })
    .where(eq(searchStates.titleId, titleId))
    .returning({ rev: searchStates.documentsRev });
  if (!state) return true;
  const entries = await ctx.db.select().from(searchEntries).where(eq(searchEntries.titleId, titleId));
  if (entries.length === 0) return removeTitle(ctx, index, titleId, runToken);
  await index.putEntries(titleId, entries);
  const pushed = await pushLines(ctx, index, titleId);
  await index.settle();
  return ctx.db.transaction(async (tx) => {
    const confirmed = await tx
      .update(searchStates)
      .set({ indexedRev: state.rev, runToken: null })
      .where(isOwn)
      .returning({ titleId: searchStates.titleId });
    if (confirmed.length === 0) return false;
    if (pushed.length > 0) {
      await tx.update(searchLineSets).set({ isPushed: true }).where(inArray(searchLineSets.id, pushed));
    }
    return true;
  });
}

/** While the index is rebuilt, the row stays: the next index may have got the title already. */
async function removeTitle(
  ctx: CoreContext,
  index: SearchIndex,
  titleId: string,
  runToken: string,
): Promise<boolean> {
  await index.removeTitle(titleId);
  await index.settle();
  const isOwn = and(eq(searchStates.titleId, titleId), eq(searchStates.runToken, runToken));
  const gone = await ctx.db
    .delete(searchStates)
    .where(and(isOwn, isNull(searchStates.nextRev)))
    .returning({ titleId: searchStates.titleId });
  if (gone.length > 0) return true;
  const kept = await ctx.db
    .update(searchStates)
    .set({ indexedRev: sql`${searchStates.documentsRev}`, runToken: null })
    .where(isOwn)
    .returning({ titleId: searchStates.titleId });
  return kept.length > 0;
}

/** Adds the sets that Meilisearch lacks, and removes those that are gone. Returns the added ones. */
async function pushLines(ctx: CoreContext, index: SearchIndex, titleId: string): Promise<string[]> {
  const sets = await ctx.db.select().from(searchLineSets).where(eq(searchLineSets.titleId, titleId));
  const missing = sets.filter(({ isPushed }) => !isPushed);
  for (const set of missing) await pushSet(ctx, index, set);
  await index.keepLineSets(
    titleId,
    sets.map(({ id }) => id),
  );
  return missing.map(({ id }) => id);
}

async function pushSet(
  ctx: CoreContext,
  index: SearchIndex,
  { id: setId, titleId, playableId }: typeof searchLineSets.$inferSelect,
): Promise<void> {
  let after = -1;
  for (;;) {
    const rows = await ctx.db
      .select({ number: searchLines.number, startSeconds: searchLines.startSeconds, text: searchLines.text })
      .from(searchLines)
      .where(and(eq(searchLines.setId, setId), gt(searchLines.number, after)))
      .orderBy(asc(searchLines.number))
      .limit(LINE_BATCH);
    const last = rows.at(-1);
    if (!last) return;
    await index.putLines(
      rows.map((row) => ({ ...row, id: `${setId}_${row.number}`, setId, titleId, playableId })),
    );
    after = last.number;
  }
}
