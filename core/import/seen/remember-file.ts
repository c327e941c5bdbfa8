import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { importedFiles } from "#db/schema/imported-files.ts";

type Role = typeof importedFiles.$inferSelect.role;

export interface TakenFile extends FileStamp {
  /** Absolute, without links. */
  readonly path: string;
  readonly role: Role;
  readonly titleId: string;
  readonly videoId: string | null;
}

/** Records that a file was taken as it is now, so that the next import does not read it again. */
export async function rememberFile(tx: DatabaseOrTransaction, taken: TakenFile): Promise<void> {
  const { path, role, sizeBytes, modifiedMs, titleId, videoId } = taken;
  const values = { role, sizeBytes, modifiedMs, titleId, videoId };
  await tx
    .insert(importedFiles)
    .values({ path, ...values })
    .onConflictDoUpdate({ target: importedFiles.path, set: values });
}
