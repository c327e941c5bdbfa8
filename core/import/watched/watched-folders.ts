import { asc, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { type ImportChoice } from "#core/import/runs/start-import.ts";
import { type WatchedFolder } from "#core/import/watched/schemas.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { newId } from "#core/uuid.ts";
import { watchedFolders } from "#db/schema/watched-folders.ts";

/** Each is looked through every few minutes. */
const MAX_WATCHED = 50;

/** The watched folders, by their paths. */
export async function listWatchedFolders(ctx: CoreContext): Promise<WatchedFolder[]> {
  return await ctx.db.select().from(watchedFolders).orderBy(asc(watchedFolders.path)).limit(MAX_WATCHED);
}

/**
 * Watches a folder, and looks through it at once. Throws what `resolveImportFolder` throws, and conflict where it is
 * watched already or too many are.
 */
export async function addWatchedFolder(
  ctx: CoreContext,
  { folder, copies, publishes }: ImportChoice & { readonly folder: string },
): Promise<void> {
  const path = await resolveImportFolder(ctx.env, folder);
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('watched folders'))`);
    if ((await tx.$count(watchedFolders)) >= MAX_WATCHED) {
      throw new DomainError("conflict", "imports.tooManyWatched", { count: MAX_WATCHED });
    }
    const id = newId();
    const added = await tx
      .insert(watchedFolders)
      .values({ id, path, copies, publishes })
      .onConflictDoNothing()
      .returning({ id: watchedFolders.id });
    if (added.length === 0) throw new DomainError("conflict", "imports.watchedAlready");
    await enqueue(tx, "look-through-watched", { watchedFolderId: id });
  });
}

/** Watches a folder no longer; what came from it stays in the library. Nothing happens to one that is gone. */
export async function removeWatchedFolder(ctx: CoreContext, watchedFolderId: string): Promise<void> {
  await ctx.db.delete(watchedFolders).where(eq(watchedFolders.id, watchedFolderId));
}
