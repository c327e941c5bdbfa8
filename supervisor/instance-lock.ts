import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { readRunningInstance } from "#core/start/running-instance.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/** Locks the data folder for this process. Throws if another process holds it. */
export async function lockDataFolder(dataDir: string): Promise<void> {
  await lockFolder(dataDir, () => alreadyRuns(dataDir));
}

/**
 * Locks the folder of a database that lies outside of its data folder. A copy of the data folder names the
 * same database, and a start on the copy would end the first site's server as a leftover. Throws if another
 * site runs on it.
 */
export async function lockCluster(home: string, dataDir: string): Promise<void> {
  await lockFolder(home, () => isACopy(home, dataDir));
}

/**
 * The lock is a socket in Linux' abstract namespace, named after the folder: the kernel frees it however the
 * process ends, so it is never stale.
 */
async function lockFolder(folder: string, taken: () => StartProblem): Promise<void> {
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(`\0matinee-data-${name}`, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EADDRINUSE" ? taken() : error;
  });
}

function alreadyRuns(dataDir: string): StartProblem {
  const other = readRunningInstance(dataDir);
  const who = other ? ` (process ${other.pid}, ${other.url})` : "";
  return new StartProblem(
    `Matinee already runs on the data folder ${dataDir}${who}. Stop it first, or set MATINEE_DATA_DIR to another folder.`,
  );
}

function isACopy(home: string, dataDir: string): StartProblem {
  return new StartProblem(
    `Another Matinee runs on the database in ${home}, which ${path.join(dataDir, "postgres", "elsewhere")} names: ` +
      `${dataDir} looks like a copy of its data folder. Stop the other one first, or set MATINEE_DATA_DIR to another folder.`,
  );
}
