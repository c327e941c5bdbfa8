import { and, asc, gt } from "drizzle-orm";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { fillNextIndex } from "#core/search/fill-next-index.ts";
import { enqueueLagging } from "#core/search/index-lag.ts";
import { beginRebuild, continueRebuild, endRebuild } from "#core/search/rebuild-state.ts";
import { writeDocuments } from "#core/search/write-documents.ts";
import { newId } from "#core/uuid.ts";
import { titles } from "#db/schema/titles.ts";

const TITLE_BATCH = 100;
const MOST_LAGGING = 100_000;

/**
 * Builds the index again while it is searched: with `documents`, everything that Postgres finds is derived from the
 * titles and their subtitles; then a new index is filled in Meilisearch and takes the old one's place at once.
 * What changed meanwhile is indexed after that. Returns the number of titles. Throws unavailable while another rebuild
 * runs, or Meilisearch does not answer; the next attempt begins again.
 */
export async function rebuildIndex(
  ctx: CoreContext,
  { documents, signal }: { documents: boolean; signal?: AbortSignal },
): Promise<number> {
  const id = newId();
  const totalTitles = await ctx.db.$count(titles, isPublished);
  let completedTitles = 0;
  await beginRebuild(ctx, { id, completedTitles, totalTitles });
  try {
    const step = async (added = 0) => {
      signal?.throwIfAborted();
      completedTitles += added;
      await continueRebuild(ctx, { id, completedTitles, totalTitles });
    };
    await writeAllDocuments(ctx, { replace: documents, step });
    const { meilisearch } = ctx.search;
    if (meilisearch) await fillNextIndex(ctx, meilisearch, { generation: id, step });
    await enqueueLagging(ctx, ctx.db, { limit: MOST_LAGGING });
    return completedTitles;
  } finally {
    await endRebuild(ctx, id);
  }
}

type Step = (added?: number) => Promise<void>;

async function writeAllDocuments(
  ctx: CoreContext,
  { replace, step }: { replace: boolean; step: Step },
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows: { id: string }[] = await ctx.db
      .select({ id: titles.id })
      .from(titles)
      .where(and(isPublished, after === null ? undefined : gt(titles.id, after)))
      .orderBy(asc(titles.id))
      .limit(TITLE_BATCH);
    const last = rows.at(-1);
    if (!last) return;
    for (const { id } of rows) {
      await writeDocuments(ctx, id, { replace });
      await step(1);
    }
    after = last.id;
  }
}
