import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { syncFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { TEMP_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";

/**
 * Checks that the folder is the store, and can be used. It must contain the store's id: an empty folder is
 * the mount point of a disk that is not mounted. Never creates the folder. Throws unavailable with what to
 * check.
 */
export async function checkFolder(root: string): Promise<void> {
  try {
    await readFile(join(root, STORE_ID_KEY));
  } catch (cause) {
    const why = systemCode(cause) ?? "it can't be read";
    throw new DomainError(
      "unavailable",
      "storage.folderWithoutId",
      { fileName: STORE_ID_KEY, why },
      { cause },
    );
  }
  await checkWrites(root);
}

/**
 * Checks what everything relies on: the existing folder can be written, and a second `link()` to an existing
 * name is refused, which makes objects write-once. Throws unavailable with what to check.
 */
export async function checkWrites(root: string): Promise<void> {
  const base = join(root, TEMP_FOLDER, `check-${randomUUID()}`);
  try {
    await makeFolderIn(root, TEMP_FOLDER);
    await writeFile(base, "", { mode: PRIVATE_FILE_MODE });
    await link(base, `${base}-once`);
    if (!(await isRefused(base, `${base}-once`))) throw new Error("a second link() succeeded");
  } catch (error) {
    const why = systemCode(error) ?? "it mixes up files";
    throw new DomainError("unavailable", "storage.folderUnwritable", { why }, { cause: error });
  } finally {
    await rm(base, { force: true }).catch(() => undefined);
    await rm(`${base}-once`, { force: true }).catch(() => undefined);
  }
}

/** Creates a folder in an existing one; if the parent is missing this must fail, not create it. */
async function makeFolderIn(parent: string, name: string): Promise<void> {
  try {
    await mkdir(join(parent, name));
    await syncFolder(parent);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
}

/** Free and total bytes of the folder's disk, as an ordinary user may fill it. */
export async function spaceOf(root: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const info = await statfs(root);
  return { freeBytes: info.bavail * info.bsize, totalBytes: info.blocks * info.bsize };
}

async function isRefused(from: string, to: string): Promise<boolean> {
  return await link(from, to).then(
    () => false,
    (error: unknown) => systemCode(error) === "EEXIST",
  );
}
