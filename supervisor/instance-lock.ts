import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import { readRunningInstance } from "#core/start/running-instance.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/**
 * Holds the data folder for this process alone. The lock is a socket in Linux' abstract namespace named after the
 * folder: the kernel frees it however we end, so it is never stale. Throws where another one runs.
 */
export async function lockDataFolder(dataDir: string): Promise<void> {
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? alreadyRuns(dataDir) : error);
    });
    server.listen(`\0matinee-data-${name}`, resolve);
  });
}

function alreadyRuns(dataDir: string): StartProblem {
  const other = readRunningInstance(dataDir);
  const who = other ? ` (process ${other.pid}, ${other.url})` : "";
  return new StartProblem(
    `Matinee already runs on the data folder ${dataDir}${who}. Stop it first, or set MATINEE_DATA_DIR to another folder.`,
  );
}
