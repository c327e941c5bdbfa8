import { opendir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { TEMP_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";

/** A running write changes its temp file, so after an hour without a change its writer has crashed. */
export const STALE_TEMP_SECONDS = 3600;

/** Removes files of crashed writers from the temp folder; returns their number. */
export async function removeStaleTemps(root: string, olderThanSeconds = STALE_TEMP_SECONDS): Promise<number> {
  const folder = join(root, TEMP_FOLDER);
  const limit = Date.now() - olderThanSeconds * 1000;
  let removed = 0;
  try {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      const info = await stat(path).catch(() => null);
      if (info === null || info.mtimeMs > limit) continue;
      await rm(path, { force: true });
      removed += 1;
    }
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  return removed;
}
