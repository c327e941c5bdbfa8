import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { bulkChangeSchema } from "#core/admin/library/bulk-change.ts";
import { BATCH_TITLES, bulkEdit } from "#core/admin/library/bulk-edit.ts";
import { libraryFilterSchema } from "#core/admin/library/library-filter.ts";
import { LIBRARY_ORDERS } from "#core/admin/library/library-order.ts";
import { undoBulkEdit } from "#core/admin/library/undo-bulk-edit.ts";
import { listTitleOwners } from "#core/catalog/list-title-owners.ts";
import { countLibrary, listAllTitles } from "#core/admin/list-all-titles.ts";
import { adminTitleSchema } from "#core/admin/schemas.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { pageSchema } from "#core/paging/page-schema.ts";

const listInput = z.object({
  filter: libraryFilterSchema.optional(),
  order: z.enum(LIBRARY_ORDERS).optional(),
  cursor: z.string().max(3_000).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(48),
});
const bulkInput = z.object({
  editId: z.uuid().nullable(),
  of: z.union([
    z.object({ titleIds: z.array(z.uuid()).min(1).max(BATCH_TITLES) }),
    z.object({ filter: libraryFilterSchema, afterId: z.uuid().nullable() }),
  ]),
  change: bulkChangeSchema,
});

/** The library's table: its search, its filters and its bulk edits. Part of the admin router. */
export const libraryProcedures = {
  /** The users whose titles there are, for the filter by owner. */
  titleOwners: catalogProcedure
    .output(z.array(z.object({ id: z.string(), name: z.string() })))
    .query(({ ctx }) => listTitleOwners(ctx.core)),
  titles: catalogProcedure
    .input(listInput.default(listInput.parse({})))
    .output(pageSchema(adminTitleSchema))
    .query(({ ctx, input }) => listAllTitles(ctx.core, input)),
  /** At most 1,001, which stands for more than 1,000. */
  countTitles: catalogProcedure
    .input(libraryFilterSchema)
    .output(z.number())
    .query(({ ctx, input }) => countLibrary(ctx.core, input)),
  /** One batch; the client goes on with `editId` and `nextAfterId`. */
  bulkEdit: catalogProcedure
    .input(bulkInput)
    .output(
      z.object({
        editId: z.string(),
        changed: z.number(),
        skipped: z.number(),
        nextAfterId: z.string().nullable(),
      }),
    )
    .mutation(({ ctx, input }) => bulkEdit(ctx.core, ctx.user, input)),
  undoBulkEdit: catalogProcedure
    .input(z.object({ editId: z.uuid() }))
    .output(z.object({ restored: z.number(), isOver: z.boolean() }))
    .mutation(({ ctx, input }) => undoBulkEdit(ctx.core, ctx.user, input.editId)),
};
