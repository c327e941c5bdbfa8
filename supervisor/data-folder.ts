import { accessSync, constants, existsSync, mkdirSync, statfsSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { StartProblem } from "#supervisor/start-problem.ts";

/** What Postgres and the logs need to come up. Films are guarded by the upload's own check. */
const NEEDED_BYTES = 256 * 2 ** 20;
/** What the processes of the site write into; the folder itself comes first. */
const PARTS = ["", "run", "logs", "postgres", "objects", "scratch"];
const LARGEST_LOG_BYTES = 20 * 2 ** 20;

/** Makes the data folder and what the supervisor keeps in it. Throws where the disk is full or not ours to write. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    for (const part of ["run", "logs"]) mkdirSync(path.join(dataDir, part), { recursive: true, mode: 0o700 });
    // What a start with sudo made is root's: told here, before something writes into it.
    for (const part of PARTS.map((name) => path.join(dataDir, name))) {
      if (existsSync(part)) accessSync(part, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (cause) {
    throw explain(dataDir, cause as NodeJS.ErrnoException);
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < NEEDED_BYTES) throw diskFull(dataDir, bavail * bsize);
}

/** The log file of a part of the site; what a former start wrote beyond 20 MB is kept once as `.1`. */
export function logFileOf(dataDir: string, part: string): string {
  const file = path.join(dataDir, "logs", `${part}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  return file;
}

function explain(dataDir: string, error: NodeJS.ErrnoException): Error {
  if (error.code === "ENOSPC") return diskFull(dataDir, 0);
  if (error.code === "EACCES" && existsSync(dataDir)) {
    return new StartProblem(
      `The data folder ${dataDir} belongs to another user, as after a start with sudo (${error.message}). ` +
        `Take it back with \`sudo chown -R "$(id -u):$(id -g)" ${dataDir}\`, or set MATINEE_DATA_DIR to a folder of yours.`,
    );
  }
  return new StartProblem(
    `The data folder ${dataDir} cannot be made (${error.code ?? error.message}). Set MATINEE_DATA_DIR to a folder that you may write.`,
  );
}

function diskFull(dataDir: string, freeBytes: number): StartProblem {
  const megabytes = (bytes: number) => `${Math.floor(bytes / 2 ** 20)} MB`;
  return new StartProblem(
    `The disk of ${dataDir} is full: ${megabytes(freeBytes)} free, at least ${megabytes(NEEDED_BYTES)} needed. ` +
      "Free some space, or set MATINEE_DATA_DIR to a folder on another disk.",
  );
}
