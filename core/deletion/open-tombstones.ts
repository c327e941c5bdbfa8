import { and, eq, isNull, or, sql } from "drizzle-orm";
import { enqueueFallbacks } from "#core/deletion/insert-tombstones.ts";
import { type Transaction } from "#db/client.ts";
import { tombstones } from "#db/schema/tombstones.ts";

/**
 * The open tombstones of a deleted title, episode or video. With `now` their grace period ends here: there is
 * no undo any more.
 */
export async function openTombstones(
  tx: Transaction,
  of: { titleId?: string; videoId?: string; now: boolean },
): Promise<string[]> {
  const isOf = or(
    of.titleId ? eq(tombstones.titleId, of.titleId) : undefined,
    of.videoId ? eq(tombstones.videoId, of.videoId) : undefined,
  );
  const rows = await tx
    .update(tombstones)
    .set(of.now ? { dueAt: sql`least(${tombstones.dueAt}, now())` } : { dueAt: tombstones.dueAt })
    .where(and(isOf, isNull(tombstones.completedAt)))
    .returning({ id: tombstones.id });
  const ids = rows.map((row) => row.id);
  if (of.now) await enqueueFallbacks(tx, ids);
  return ids;
}
