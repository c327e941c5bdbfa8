import { mkdir, open, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";

/** Makes the names in a folder last: without this a crash may forget a file whose bytes are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder, for our user alone, with everything above it, and makes all of the new names last. */
export async function ensureFolder(path: string): Promise<void> {
  const firstCreated = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  if (firstCreated === undefined) return;
  for (let created = path; ; created = dirname(created)) {
    await syncFolder(dirname(created));
    if (created === firstCreated) return;
  }
}

/** Removes a folder and those above it as long as they are empty; never the root. */
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
