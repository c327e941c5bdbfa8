import { z } from "zod";
import { operateProcedure, router, watchProcedure } from "#app/trpc/init.ts";
import { HIT_KINDS, MAX_HITS } from "#core/search-index/search-index.ts";
import { enqueueRebuild } from "#core/search/follow-engine.ts";
import { getSearchStatus, searchStatusSchema } from "#core/search/index-status.ts";
import { searchAnswerSchema } from "#core/search/schemas.ts";
import { searchCatalog } from "#core/search/search-catalog.ts";

const searchInput = z.object({
  query: z.string().max(200),
  kinds: z.array(z.enum(HIT_KINDS)).max(HIT_KINDS.length).optional(),
  titleId: z.uuid().optional(),
  /** Of each kind. */
  limit: z.number().int().min(1).max(MAX_HITS).default(20),
  withCrops: z.boolean().optional(),
});

/** What the catalog has for a query. */
export const searchRouter = router({
  catalog: watchProcedure
    .input(searchInput)
    .output(searchAnswerSchema)
    .query(({ ctx, input }) => searchCatalog(ctx.core, { ...input, user: ctx.user })),
  /** Which engine searches, and how far the index is behind. */
  status: operateProcedure.output(searchStatusSchema).query(({ ctx }) => getSearchStatus(ctx.core)),
  rebuild: operateProcedure
    .output(z.void())
    .mutation(({ ctx }) => enqueueRebuild(ctx.core.db, { documents: true })),
});
