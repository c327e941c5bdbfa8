import { renameSync, rmSync, writeFileSync } from "node:fs";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { type RunningInstance, runningInstanceFile } from "#core/start/running-instance.ts";

/** Writes (or replaces, in one step) what the command line reads; it holds the database's password: mode 0600. */
export function writeInstanceFile(dataDir: string, instance: RunningInstance): void {
  const file = runningInstanceFile(dataDir);
  const unfinished = `${file}.new`;
  // One that a crash left would keep its own mode.
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, `${JSON.stringify(instance, null, 2)}\n`, { mode: PRIVATE_FILE_MODE });
  renameSync(unfinished, file);
}

export function removeInstanceFile(dataDir: string): void {
  rmSync(runningInstanceFile(dataDir), { force: true });
}
