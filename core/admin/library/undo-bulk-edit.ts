import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { BATCH_TITLES, writeFields } from "#core/admin/library/bulk-edit.ts";
import { type BulkFields } from "#core/admin/library/bulk-change.ts";
import { type CoreContext } from "#core/context.ts";
import { bulkEditItems, bulkEdits } from "#db/schema/bulk-edits.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * Takes one batch of a bulk edit back. A field that was changed again since keeps its newer value. `isOver` tells that
 * nothing is left, also for an edit that is too old or another user's.
 */
export async function undoBulkEdit(
  ctx: CoreContext,
  { userId }: SignedInUser,
  editId: string,
): Promise<{ restored: number; isOver: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const items = await tx
      .select({ titleId: bulkEditItems.titleId, before: bulkEditItems.before, after: bulkEditItems.after })
      .from(bulkEditItems)
      .innerJoin(bulkEdits, eq(bulkEdits.id, bulkEditItems.editId))
      .where(and(eq(bulkEditItems.editId, editId), eq(bulkEdits.userId, userId)))
      .orderBy(asc(bulkEditItems.titleId))
      .limit(BATCH_TITLES);
    const ids = items.map(({ titleId }) => titleId);
    if (ids.length === 0) return { restored: 0, isOver: true };
    const rows = await tx
      .select()
      .from(titles)
      .where(and(inArray(titles.id, ids), isNull(titles.deletedAt)))
      .orderBy(asc(titles.id))
      .for("update");
    const byId = new Map(rows.map((row) => [row.id, row]));
    let restored = 0;
    for (const { titleId, before, after } of items) {
      const title = byId.get(titleId);
      const fields =
        title && unchangedSince(title, before as Partial<BulkFields>, after as Partial<BulkFields>);
      if (!fields) continue;
      await writeFields(tx, title, fields);
      restored += 1;
    }
    await tx
      .delete(bulkEditItems)
      .where(and(eq(bulkEditItems.editId, editId), inArray(bulkEditItems.titleId, ids)));
    return { restored, isOver: items.length < BATCH_TITLES };
  });
}

function unchangedSince(
  title: BulkFields,
  before: Partial<BulkFields>,
  after: Partial<BulkFields>,
): Partial<BulkFields> | null {
  const names = (Object.keys(after) as (keyof BulkFields)[]).filter(
    (name) => JSON.stringify(title[name]) === JSON.stringify(after[name]),
  );
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, before[name]]));
}
