import { renameSync, rmSync, writeFileSync } from "node:fs";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { type RunningInstance, runningInstanceFile } from "#core/start/running-instance.ts";

/**
 * Writes or atomically replaces the file that the command line reads. It contains the keys of the database
 * and of the store, so its mode is 0600.
 */
export function writeInstanceFile(dataDir: string, instance: RunningInstance): void {
  const file = runningInstanceFile(dataDir);
  const unfinished = `${file}.new`;
  // A temporary file that a crash left would keep its old mode.
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, `${JSON.stringify(instance, null, 2)}\n`, { mode: PRIVATE_FILE_MODE });
  renameSync(unfinished, file);
}

export function removeInstanceFile(dataDir: string): void {
  rmSync(runningInstanceFile(dataDir), { force: true });
}
