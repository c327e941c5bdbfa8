import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_SECONDS = 15;

/**
 * Ends a server that a killed predecessor left on this cluster; usually it is already about to end. The
 * caller holds the data folder's lock, so no other process uses the server. Throws if the server does not
 * end.
 */
export async function endOrphan(clusterFolder: string): Promise<void> {
  const pid = serverOf(clusterFolder);
  if (pid === null) return;
  signal(pid);
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  while (serverOf(clusterFolder) === pid) {
    if (Date.now() > deadline) throw new Error(`An old Postgres (process ${pid}) does not end: kill it.`);
    await sleep(50);
  }
}

/**
 * The running server of postmaster.pid; null if that number has no process, or another program's process by
 * now.
 */
function serverOf(clusterFolder: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(clusterFolder, "postmaster.pid"), "utf8").split("\n")[0]);
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return command.includes(clusterFolder) ? pid : null;
  } catch {
    return null;
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It ended in between.
  }
}
