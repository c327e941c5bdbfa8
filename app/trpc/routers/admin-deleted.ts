import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { endGracePeriod } from "#core/deletion/end-grace-period.ts";
import { listDeleted } from "#core/deletion/list-deleted.ts";
import { restoreDeleted } from "#core/deletion/restore-deleted.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { deletedItemSchema, deletedKindSchema } from "#core/deletion/schemas.ts";
import { pageSchema } from "#core/paging/page-schema.ts";

const listInput = z.object({
  cursor: z.string().max(300).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(48),
});
const byId = catalogProcedure.input(z.object({ id: z.uuid() }));

/** Deleted titles and videos that can still be restored. Part of the admin router. */
export const deletedProcedures = {
  deleted: catalogProcedure
    .input(listInput.default(listInput.parse({})))
    .output(pageSchema(deletedItemSchema))
    .query(({ ctx, input }) => listDeleted(ctx.core, input)),
  restoreDeleted: byId
    .output(z.object({ kind: deletedKindSchema }))
    .mutation(({ ctx, input }) => restoreDeleted(ctx.core, input)),
  endGracePeriod: byId.output(z.void()).mutation(({ ctx, input }) => endGracePeriod(ctx.core, input)),
};
