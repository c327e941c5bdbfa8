import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** The prefix of tests' folders: a run fails if any are left after it (temp-root.ts). */
export const TEST_FOLDER_PREFIX = "matinee-test-";

const created = new Set<string>();

/**
 * A temporary folder for a test, deleted when its test file has ended. Other users may enter it, so that an
 * embedded Postgres can have its cluster in it like in any data folder.
 */
export function tempFolder(label: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${TEST_FOLDER_PREFIX}${label}-`));
  chmodSync(folder, 0o711);
  created.add(folder);
  return folder;
}

/** Removes every folder that `tempFolder` created in this process. */
export function removeTempFolders(): void {
  for (const folder of created)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  created.clear();
}
