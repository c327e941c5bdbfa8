import { z } from "zod";
import { type CoreContext } from "#core/context.ts";
import { countLag } from "#core/search/index-lag.ts";
import { readRebuild, rebuildProgressSchema } from "#core/search/rebuild-state.ts";

/** The search index as admins see it. */
export const searchStatusSchema = z.object({
  /** Which engine answers now. */
  driver: z.enum(["postgres", "meilisearch"]),
  /** `none`: the site has no Meilisearch. `needs_rebuild`: it is being filled for the first time, or again. */
  meilisearch: z.enum(["none", "unknown", "ready", "needs_rebuild", "unreachable"]),
  /** Titles that the index does not show in their present state. */
  lag: z.number(),
  rebuild: rebuildProgressSchema.nullable(),
});
export type SearchStatus = Readonly<z.infer<typeof searchStatusSchema>>;

/** Which engine searches, and how far the index is behind. */
export async function getSearchStatus(ctx: CoreContext): Promise<SearchStatus> {
  const { meilisearch } = ctx.search;
  const isReady = (await meilisearch?.circuit.isReady()) ?? false;
  const [lag, rebuild] = await Promise.all([countLag(ctx), readRebuild(ctx)]);
  return {
    driver: isReady ? "meilisearch" : "postgres",
    meilisearch: meilisearch?.circuit.state ?? "none",
    lag,
    rebuild,
  };
}
