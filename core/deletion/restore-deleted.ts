import { type DeletedKind } from "#core/deletion/types.ts";
import { and, eq, isNotNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { undoDeletePlayable, undoDeleteTitle, undoDeleteVideo } from "#core/deletion/undo-delete.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Restores a title, episode or video by an id of `listDeleted`, with all that was deleted with it. Returns
 * its kind. Throws not_found, gone once its files are being deleted, and conflict if its number is in use or
 * its parent is deleted too.
 */
export async function restoreDeleted(
  ctx: CoreContext,
  input: { id: string },
): Promise<{ kind: DeletedKind }> {
  const kind = await findDeletedKind(ctx, input.id);
  if (kind === "title") await undoDeleteTitle(ctx, { titleId: input.id });
  if (kind === "episode") await undoDeletePlayable(ctx, { playableId: input.id });
  if (kind === "version") await undoDeleteVideo(ctx, { videoId: input.id });
  return { kind };
}

/** The kind of a deleted title, episode or video, by its id. Throws not_found if there is none. */
export async function findDeletedKind(ctx: CoreContext, id: string): Promise<DeletedKind> {
  const tables = [
    ["title", titles],
    ["episode", playables],
    ["version", videos],
  ] as const;
  for (const [kind, table] of tables) {
    const [row] = await ctx.db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, id), isNotNull(table.deletedAt)));
    if (row) return kind;
  }
  throw new DomainError("not_found", "deletion.nothingWithId");
}
