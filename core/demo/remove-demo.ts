import { and, inArray, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { lockDemoRecord, readDemoRecord, saveDemoRecord } from "#core/demo/demo-record.ts";
import { deleteTitleIn } from "#core/deletion/delete-title.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { titles } from "#db/schema/titles.ts";

/** How many titles of the demo catalog the site has; those that were deleted one by one are not counted. */
export async function countDemoTitles(ctx: CoreContext): Promise<number> {
  const record = await readDemoRecord(ctx.db);
  return (await livingTitles(ctx.db, record?.titleIds ?? [])).length;
}

/**
 * Deletes every title of the demo catalog as `deleteTitle` does: hidden at once, restorable for 7 days. An import that
 * runs ends. The demo never comes back by itself. Returns how many were deleted; a second call deletes none.
 */
export async function removeDemo(ctx: CoreContext): Promise<number> {
  return await ctx.db.transaction(async (tx) => {
    const record = await lockDemoRecord(tx);
    if (record === null) return 0;
    const titleIds = await livingTitles(tx, record.titleIds);
    for (const titleId of titleIds) await deleteTitleIn(tx, { titleId, now: false });
    // The ids stay: a title that is restored from the deleted ones can be removed again.
    await saveDemoRecord(tx, { ...record, state: "removed" });
    return titleIds.length;
  });
}

async function livingTitles(tx: DatabaseOrTransaction, titleIds: readonly string[]): Promise<string[]> {
  if (titleIds.length === 0) return [];
  const rows = await tx
    .select({ id: titles.id })
    .from(titles)
    .where(and(inArray(titles.id, [...titleIds]), isNull(titles.deletedAt)))
    .orderBy(titles.id);
  return rows.map((row) => row.id);
}
