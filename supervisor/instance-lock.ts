import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { readRunningInstance } from "#core/start/running-instance.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/** Holds the data folder for this process alone. Throws where another one runs. */
export async function lockDataFolder(dataDir: string): Promise<void> {
  await lockFolder(dataDir, () => alreadyRuns(dataDir));
}

/**
 * Holds the folder of a database that lies outside of its data folder: a copy of the data folder names it too, and
 * would end the server of the first as a left over one. Throws where another one runs on it.
 */
export async function lockCluster(home: string, dataDir: string): Promise<void> {
  await lockFolder(home, () => isACopy(home, dataDir));
}

/**
 * The lock is a socket in Linux' abstract namespace named after the folder: the kernel frees it however we end, so it
 * is never stale.
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
