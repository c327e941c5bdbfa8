import { z } from "zod";
import { router, viewerProcedure } from "#app/trpc/init.ts";
import { hideFromRow, unhideInRow } from "#core/history/hide-from-row.ts";
import { listHistory } from "#core/history/list-history.ts";
import { removeFromHistory, restoreToHistory } from "#core/history/remove-from-history.ts";
import { saveProgress } from "#core/history/save-position.ts";
import { savedPlaceSchema } from "#core/history/types.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";

const byPlayable = viewerProcedure.input(z.object({ playableId: z.uuid() }));
const listing = z
  .object({
    cursor: z.string().max(300).nullish(),
    limit: z.number().int().min(1).max(MAX_PAGE_SIZE).optional(),
  })
  .default({});

/** What a person watched, and where. */
export const historyRouter = router({
  /** Whether the position was taken, and the watch state's revision by now. */
  save: viewerProcedure
    .input(savedPlaceSchema)
    .mutation(({ ctx, input }) => saveProgress(ctx.core, ctx.viewer, input)),
  list: viewerProcedure.input(listing).query(({ ctx, input }) => listHistory(ctx.core, ctx.viewer, input)),
  hide: byPlayable.mutation(({ ctx, input }) => hideFromRow(ctx.core, ctx.viewer, input.playableId)),
  unhide: byPlayable.mutation(({ ctx, input }) => unhideInRow(ctx.core, ctx.viewer, input.playableId)),
  remove: byPlayable.mutation(({ ctx, input }) => removeFromHistory(ctx.core, ctx.viewer, input.playableId)),
  restore: byPlayable.mutation(({ ctx, input }) => restoreToHistory(ctx.core, ctx.viewer, input.playableId)),
});
