import { unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { pruneEmptyFolders } from "#core/storage/drivers/filesystem/folders.ts";

const AT_ONCE = 16;

/** Removes files, and the folders that become empty by it. Missing files are ignored. */
export async function removeFiles(root: string, paths: readonly string[]): Promise<void> {
  for (let first = 0; first < paths.length; first += AT_ONCE) {
    await Promise.all(paths.slice(first, first + AT_ONCE).map(removeFile));
  }
  for (const folder of new Set(paths.map((path) => dirname(path)))) {
    await pruneEmptyFolders(root, folder);
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    const code = systemCode(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
  }
}
