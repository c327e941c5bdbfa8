import { z } from "zod";
import { router, watchProcedure } from "#app/trpc/init.ts";
import { hideFromRow, unhideInRow } from "#core/history/hide-from-row.ts";
import { listHistory } from "#core/history/list-history.ts";
import { removeFromHistory, restoreToHistory } from "#core/history/remove-from-history.ts";
import { savePosition } from "#core/history/save-position.ts";
import { watchPositionSchema } from "#core/history/types.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { playableCardSchema } from "#core/catalog/schemas.ts";
import { saveOutcomeSchema } from "#core/history/schemas.ts";
import { pageSchema } from "#core/paging/page-schema.ts";

const byPlayable = watchProcedure.input(z.object({ playableId: z.uuid() }));
const listing = z
  .object({
    cursor: z.string().max(300).nullish(),
    limit: z.number().int().min(1).max(MAX_PAGE_SIZE).optional(),
  })
  .default({});

/** What a user watched, and their positions. */
export const historyRouter = router({
  /** Whether the position was accepted, and the watch state's current revision. */
  save: watchProcedure
    .input(watchPositionSchema)
    .output(saveOutcomeSchema)
    .mutation(({ ctx, input }) => savePosition(ctx.core, ctx.user, input)),
  list: watchProcedure
    .input(listing)
    .output(pageSchema(playableCardSchema))
    .query(({ ctx, input }) => listHistory(ctx.core, ctx.user, input)),
  hide: byPlayable
    .output(z.void())
    .mutation(({ ctx, input }) => hideFromRow(ctx.core, ctx.user, input.playableId)),
  unhide: byPlayable
    .output(z.void())
    .mutation(({ ctx, input }) => unhideInRow(ctx.core, ctx.user, input.playableId)),
  remove: byPlayable
    .output(z.void())
    .mutation(({ ctx, input }) => removeFromHistory(ctx.core, ctx.user, input.playableId)),
  restore: byPlayable
    .output(z.void())
    .mutation(({ ctx, input }) => restoreToHistory(ctx.core, ctx.user, input.playableId)),
});
