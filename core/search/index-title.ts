import { type CoreContext } from "#core/context.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { pushTitle } from "#core/search/push-title.ts";
import { writeDocuments } from "#core/search/write-documents.ts";

/**
 * Shows the present state of a title in the index. While Meilisearch is away, only Postgres follows: the title lags,
 * and is indexed as soon as Meilisearch is back (`follow-engine.ts`).
 */
export async function indexTitle(ctx: CoreContext, titleId: string): Promise<"indexed" | "postponed"> {
  await writeDocuments(ctx, titleId);
  const { meilisearch } = ctx.search;
  if (!meilisearch) return "indexed";
  if (!(await meilisearch.circuit.isReady())) return "postponed";
  try {
    await pushTitle(ctx, meilisearch, titleId);
    return "indexed";
  } catch (error) {
    if (!isOutage(error)) throw error;
    meilisearch.circuit.fail();
    return "postponed";
  }
}
