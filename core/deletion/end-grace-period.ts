import { type DeletedKind } from "#core/deletion/types.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { findDeletedKind } from "#core/deletion/restore-deleted.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { tombstones } from "#db/schema/tombstones.ts";

const columnOf = {
  title: tombstones.titleId,
  episode: tombstones.playableId,
  version: tombstones.videoId,
} as const satisfies Record<DeletedKind, unknown>;

/**
 * Ends the grace period of a deleted title, episode or video: a worker deletes its files from now on, and it
 * can no longer be restored. A second call does nothing. Throws not_found.
 */
export async function endGracePeriod(ctx: CoreContext, input: { id: string }): Promise<void> {
  const kind = await findDeletedKind(ctx, input.id);
  await ctx.db.transaction(async (tx) => {
    const due = await tx
      .update(tombstones)
      .set({ dueAt: sql`least(${tombstones.dueAt}, now())` })
      .where(and(eq(columnOf[kind], input.id), isNull(tombstones.completedAt)))
      .returning({ id: tombstones.id });
    for (const { id } of due) await enqueue(tx, "delete-objects", { tombstoneId: id });
  });
}
