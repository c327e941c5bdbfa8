import { and, eq, lt, sql } from "drizzle-orm";
import { type SettlingFile } from "#core/import/import-run.ts";
import { type Database } from "#db/client.ts";
import { watchedFiles } from "#db/schema/watched-files.ts";

/**
 * Whether a new file of a watched folder was found before with this size and time, at least `settleSeconds` ago: one that
 * is still being copied changes between two looks. Records it as it is now.
 */
export async function isSettledFile(
  db: Database,
  file: SettlingFile,
  { watchedFolderId, settleSeconds }: { watchedFolderId: string; settleSeconds: number },
): Promise<boolean> {
  const { path, sizeBytes, modifiedMs } = file;
  const isSame = sql`${watchedFiles.sizeBytes} = ${sizeBytes} and ${watchedFiles.modifiedMs} = ${modifiedMs}`;
  const [row] = await db
    .insert(watchedFiles)
    .values({ watchedFolderId, path, sizeBytes, modifiedMs })
    .onConflictDoUpdate({
      target: [watchedFiles.watchedFolderId, watchedFiles.path],
      set: {
        ...{ sizeBytes, modifiedMs, foundAt: sql`now()` },
        unchangedSince: sql`case when ${isSame} then ${watchedFiles.unchangedSince} else now() end`,
      },
    })
    .returning({
      isSettled: sql<boolean>`${watchedFiles.unchangedSince} <= now() - make_interval(secs => ${settleSeconds})
        and ${watchedFiles.unchangedSince} < ${watchedFiles.foundAt}`,
    });
  return row?.isSettled ?? false;
}

/** Forgets the files that a complete look did not find as new: they were imported, or are gone. */
export async function forgetSettled(db: Database, watchedFolderId: string, lookBegan: Date): Promise<void> {
  await db
    .delete(watchedFiles)
    .where(and(eq(watchedFiles.watchedFolderId, watchedFolderId), lt(watchedFiles.foundAt, lookBegan)));
}
