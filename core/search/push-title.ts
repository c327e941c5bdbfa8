import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MeilisearchEngine } from "#core/search-index/engines.ts";
import { LINE_BATCH, type SearchIndex } from "#core/search-index/search-index.ts";
import { newId } from "#core/uuid.ts";
import { searchEntries } from "#db/schema/search-entries.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchLines } from "#db/schema/search-lines.ts";
import { searchStates } from "#db/schema/search-states.ts";

/** Changes during a run make it run again; a title that changes without end is left to its next job. */
const MOST_RUNS = 10;
/** A run renews its lease every two seconds: what a killed process held is free after this time. */
const RUN_SECONDS = 6;
const RENEW_MS = 2_000;
/** Longer than a lease; a run that takes longer leaves what it misses to `reconcile`. */
const WAIT_MS = 10_000;
const LOOK_MS = 500;

/**
 * Brings what Postgres has of a title to Meilisearch, and waits until it is found there; only then does `indexedRev`
 * move. One run at a time writes a title: another one waits until the first brought the same, or its lease ends. Throws
 * unavailable while Meilisearch does not answer.
 */
export async function pushTitle(ctx: CoreContext, engine: MeilisearchEngine, titleId: string): Promise<void> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const claim = await claimWhenFree(ctx, titleId);
    if (!claim) return;
    const renewing = setInterval(() => void renewRun(ctx, claim), RENEW_MS).unref();
    const isCurrent = await runOnce(ctx, engine.openIndex(), claim)
      .catch(async (error: unknown) => {
        await releaseRun(ctx, claim);
        throw error;
      })
      .finally(() => clearInterval(renewing));
    if (isCurrent) return;
  }
}

/** Null if the index has nothing of the title, or another run brought its present state, or is at it for long. */
async function claimWhenFree(ctx: CoreContext, titleId: string): Promise<Run | null> {
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    const claim = await claimRun(ctx, titleId);
    if (claim || waitedMs >= WAIT_MS) return claim;
    const [state] = await ctx.db.select().from(searchStates).where(eq(searchStates.titleId, titleId));
    if (!state || state.indexedRev >= state.documentsRev) return null;
    await sleep(LOOK_MS);
  }
}

/** A lease that could not be renewed ends: then another run may write the title, and this one does not confirm. */
async function renewRun(ctx: CoreContext, run: Run): Promise<void> {
  await ctx.db
    .update(searchStates)
    .set({ runUntil: LEASE_END })
    .where(isOwn(run))
    .catch((error: unknown) =>
      ctx.logger.warn({ err: error }, "the lease of a title's index could not be renewed"),
    );
}

const LEASE_END = sql`now() + make_interval(secs => ${RUN_SECONDS})`;

interface Run {
  readonly titleId: string;
  readonly runToken: string;
  /** The state of the title that this run brings. */
  readonly rev: number;
}

/** Null if another run writes the title, or the index has nothing of it. */
async function claimRun(ctx: CoreContext, titleId: string): Promise<Run | null> {
  const runToken = newId();
  const isFree = sql`(${searchStates.runToken} is null or ${searchStates.runUntil} < now())`;
  const [state] = await ctx.db
    .update(searchStates)
    .set({ runToken, runUntil: LEASE_END })
    .where(and(eq(searchStates.titleId, titleId), isFree))
    .returning({ rev: searchStates.documentsRev });
  return state ? { titleId, runToken, rev: state.rev } : null;
}

const isOwn = ({ titleId, runToken }: Run) =>
  and(eq(searchStates.titleId, titleId), eq(searchStates.runToken, runToken));

/** An error ends the run, and the next one need not wait for it. */
async function releaseRun(ctx: CoreContext, run: Run): Promise<void> {
  await ctx.db.update(searchStates).set({ runToken: null }).where(isOwn(run));
}

/** False if the title changed meanwhile, or the index was replaced. */
async function runOnce(ctx: CoreContext, index: SearchIndex, run: Run): Promise<boolean> {
  const { titleId } = run;
  const entries = await ctx.db.select().from(searchEntries).where(eq(searchEntries.titleId, titleId));
  if (entries.length === 0) return removeTitle(ctx, index, run);
  await index.putEntries(titleId, entries);
  const pushed = await pushLines(ctx, index, titleId);
  await index.settle();
  return ctx.db.transaction(async (tx) => {
    const [confirmed] = await tx
      .update(searchStates)
      .set({ indexedRev: run.rev, runToken: null })
      .where(isOwn(run))
      .returning({ documentsRev: searchStates.documentsRev });
    if (!confirmed) return false;
    if (pushed.length > 0) {
      await tx.update(searchLineSets).set({ isPushed: true }).where(inArray(searchLineSets.id, pushed));
    }
    return confirmed.documentsRev === run.rev;
  });
}

/** While the index is rebuilt, the row stays: the next index may have got the title already. */
async function removeTitle(ctx: CoreContext, index: SearchIndex, run: Run): Promise<boolean> {
  await index.removeTitle(run.titleId);
  await index.settle();
  const isUnchanged = and(isOwn(run), eq(searchStates.documentsRev, run.rev));
  const gone = await ctx.db
    .delete(searchStates)
    .where(and(isUnchanged, isNull(searchStates.nextRev)))
    .returning({ titleId: searchStates.titleId });
  if (gone.length > 0) return true;
  const [kept] = await ctx.db
    .update(searchStates)
    .set({ indexedRev: run.rev, runToken: null })
    .where(isOwn(run))
    .returning({ documentsRev: searchStates.documentsRev });
  return kept?.documentsRev === run.rev;
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
