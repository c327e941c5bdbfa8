import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { emptyPrefix, plus, type Removed } from "#core/deletion/empty-prefix.ts";
import { isShownStill } from "#core/deletion/image-prefixes.ts";
import { removeRows } from "#core/deletion/remove-rows.ts";
import { tombstones } from "#db/schema/tombstones.ts";

const NOTHING: Removed = { objects: 0, bytes: 0 };

/**
 * Deletes a tombstone's objects until its listing is empty; then the rows of its owner, once all of the
 * owner's tombstones are complete. A still that another title shows by now stays. Does nothing if the
 * tombstone is not due, complete, or was removed by an undo. Can be repeated: after a crash or an outage it
 * continues. Returns what this call deleted.
 */
export async function deleteTombstone(ctx: CoreContext, tombstoneId: string): Promise<Removed> {
  const isDue = and(
    eq(tombstones.id, tombstoneId),
    isNull(tombstones.completedAt),
    lte(tombstones.dueAt, sql`now()`),
  );
  // An undo that began in time may still be running: this waits for it, and it removes the tombstone.
  const [tombstone] = await ctx.db.select().from(tombstones).where(isDue).for("update");
  if (!tombstone) return NOTHING;
  const isKept = await isShownStill(ctx.db, tombstone);
  const removed = isKept
    ? NOTHING
    : await emptyPrefix(ctx, tombstone.prefix, (batch) => count(ctx, tombstoneId, batch));
  await ctx.db
    .update(tombstones)
    .set({ completedAt: sql`now()` })
    .where(isDue);
  // What a process stored since the last listing; what comes later is deleted by its writer (drop-late-object.ts).
  const late = isKept ? NOTHING : await emptyPrefix(ctx, tombstone.prefix);
  await removeRows(ctx, tombstone);
  return plus(removed, late);
}

async function count(ctx: CoreContext, tombstoneId: string, batch: Removed): Promise<void> {
  await ctx.db
    .update(tombstones)
    .set({
      removedObjects: sql`${tombstones.removedObjects} + ${batch.objects}`,
      removedBytes: sql`${tombstones.removedBytes} + ${batch.bytes}`,
    })
    .where(eq(tombstones.id, tombstoneId));
}
