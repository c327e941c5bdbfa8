import { access, chmod, opendir } from "node:fs/promises";
import { join } from "node:path";
import { writeIfAbsent } from "#core/storage/drivers/filesystem/atomic-write.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { KEYS_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";

/** Marks that nothing below the root is older than private modes, so that a store is walked only once. */
const MARKER = "private-modes";
const AT_ONCE = 32;

/**
 * Makes a store of an older version private: folders 0700, files 0600. The root comes first, which closes
 * everything below it at once; the rest once, so that a copy of it stays private too. Files of another user,
 * or on a disk without modes, are not changed.
 */
export async function makeStorePrivate(root: string): Promise<void> {
  await setMode(root, PRIVATE_FOLDER_MODE);
  const marker = join(root, KEYS_FOLDER, MARKER);
  if (await exists(marker)) return;
  await makePrivateBelow(root);
  await writeIfAbsent(root, marker, Buffer.from("folders 0700, files 0600\n"));
}

async function makePrivateBelow(folder: string): Promise<void> {
  let batch: Promise<void>[] = [];
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await setMode(path, PRIVATE_FOLDER_MODE);
      await makePrivateBelow(path);
    } else if (entry.isFile()) batch.push(setMode(path, PRIVATE_FILE_MODE));
    if (batch.length < AT_ONCE) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
}

async function setMode(path: string, mode: number): Promise<void> {
  try {
    await chmod(path, mode);
  } catch (error) {
    if (!["ENOENT", "EPERM", "EROFS", "ENOTSUP"].includes(systemCode(error) ?? "")) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
