import { renameSync, rmSync, writeFileSync } from "node:fs";
import { type RunningInstance, runningInstanceFile } from "#core/start/running-instance.ts";

/** Writes (or replaces, in one step) what the command line reads; it holds the database's password: mode 0600. */
export function writeInstanceFile(dataDir: string, instance: RunningInstance): void {
  const file = runningInstanceFile(dataDir);
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

export function removeInstanceFile(dataDir: string): void {
  rmSync(runningInstanceFile(dataDir), { force: true });
}
