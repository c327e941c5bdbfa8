import { and, eq, lte, sql } from "drizzle-orm";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { createPostgresIndex } from "#core/search-index/drivers/postgres/postgres-index.ts";
import { addWords } from "#core/search-index/drivers/postgres/vocabulary.ts";
import { distinctWords } from "#core/search-index/fold-words.ts";
import { loadEntries } from "#core/search/load-entries.ts";
import { findLineSources, type LineSource } from "#core/search/line-sources.ts";
import { storeLines } from "#core/search/store-lines.ts";
import { type Transaction } from "#db/client.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchStates } from "#db/schema/search-states.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * Writes what is found of a title in its present state to Postgres, which searches it and feeds Meilisearch. Nothing
 * is found of a title that is not published. With `replace`, stored lines are read again.
 */
export async function writeDocuments(
  ctx: CoreContext,
  titleId: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<void> {
  const [title] = await ctx.db
    .select({ id: titles.id, name: titles.name, genres: titles.genres, tags: titles.tags, rev: titles.rev })
    .from(titles)
    .where(and(eq(titles.id, titleId), isPublished));
  if (!title) return removeDocuments(ctx, titleId);
  await ctx.db.insert(searchStates).values({ titleId }).onConflictDoNothing();
  const sources = await findLineSources(ctx.db, titleId);
  for (const source of sources) await storeLines(ctx, { ...source, titleId }, { replace });
  const entries = await loadEntries(ctx.db, title);
  await addWords(
    ctx.db,
    entries.flatMap(({ text }) => distinctWords(text)),
  );
  await ctx.db.transaction(async (tx) => {
    // A title that was deleted meanwhile has a job of its own.
    const isThere = await tx
      .select({ id: titles.id })
      .from(titles)
      .where(eq(titles.id, titleId))
      .for("key share");
    if (isThere.length === 0) return;
    // Another run may have read a later state meanwhile: that one stays.
    const isNewest = and(eq(searchStates.titleId, titleId), lte(searchStates.documentsRev, title.rev));
    const moved = await tx.update(searchStates).set({ documentsRev: title.rev }).where(isNewest).returning();
    if (moved.length === 0) return;
    await createPostgresIndex(tx).putEntries(titleId, entries);
    await removeOtherLines(tx, titleId, sources);
  });
}

/** By what the sets were read from, not by their ids: another run may have stored the same lines as another set. */
async function removeOtherLines(
  tx: Transaction,
  titleId: string,
  sources: readonly LineSource[],
): Promise<void> {
  const subtitleIds = sql.param(sources.map(({ subtitleId }) => subtitleId));
  const objectKeys = sql.param(sources.map(({ objectKey }) => objectKey));
  const isOther = sql`not exists (
    select 1 from unnest(${subtitleIds}::uuid[], ${objectKeys}::text[]) as kept(subtitle_id, object_key)
    where kept.subtitle_id = ${searchLineSets.subtitleId} and kept.object_key = ${searchLineSets.objectKey})`;
  await tx.delete(searchLineSets).where(and(eq(searchLineSets.titleId, titleId), isOther));
}

async function removeDocuments(ctx: CoreContext, titleId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await createPostgresIndex(tx).removeTitle(titleId);
    const rev = sql`coalesce((select ${titles.rev} from ${titles} where ${titles.id} = ${titleId}), 0)`;
    await tx.update(searchStates).set({ documentsRev: rev }).where(eq(searchStates.titleId, titleId));
    // Meilisearch never had it, and gets it from no run now: there is nothing left to remove.
    const isIdle = sql`${searchStates.runToken} is null and ${searchStates.nextRev} is null`;
    const isForgotten = and(
      eq(searchStates.titleId, titleId),
      eq(searchStates.indexedRev, 0),
      ctx.search.meilisearch ? isIdle : undefined,
    );
    await tx.delete(searchStates).where(isForgotten);
  });
}
