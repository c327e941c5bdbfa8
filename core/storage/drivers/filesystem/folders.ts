import { mkdir, open, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";

/** Syncs the names in a folder: without this a crash may lose a file whose bytes are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates a folder, for our user alone, with its parents, and syncs all of the new names. */
export async function ensureFolder(path: string): Promise<void> {
  const firstCreated = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  if (firstCreated === undefined) return;
  for (let created = path; ; created = dirname(created)) {
    await syncFolder(dirname(created));
    if (created === firstCreated) return;
  }
}

/** Removes a folder and its parents as long as they are empty; never the root. */
export async function pruneEmptyFolders(root: string, folder: string): Promise<void> {
  for (let path = folder; path !== root && path.startsWith(`${root}/`); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch (error) {
      if (systemCode(error) === "ENOENT") continue;
      return;
    }
  }
}
