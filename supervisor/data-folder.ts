import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statfsSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { setMode } from "#supervisor/set-mode.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/** What Postgres and the logs need to come up. Films are guarded by the upload's own check. */
const NEEDED_BYTES = 256 * 2 ** 20;
/** What the processes of the site write into; the folder itself comes first. */
const PARTS = ["", "run", "logs", "postgres", "objects", "scratch"];
const LARGEST_LOG_BYTES = 20 * 2 ** 20;

/**
 * Makes the data folder and what the supervisor keeps in it, for our user alone. Throws where the disk is full or not ours to write.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    for (const part of ["run", "logs"])
      mkdirSync(path.join(dataDir, part), { recursive: true, mode: PRIVATE_FOLDER_MODE });
    // What a start with sudo made is root's: told here, before something writes into it.
    for (const part of PARTS.map((name) => path.join(dataDir, name))) {
      if (existsSync(part)) accessSync(part, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    makePrivate(dataDir);
  } catch (cause) {
    throw explain(dataDir, cause as NodeJS.ErrnoException);
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < NEEDED_BYTES) throw diskFull(dataDir, bavail * bsize);
}

/** What an older version, or a restored backup, left open to others: the password of the database, logs, objects. */
function makePrivate(dataDir: string): void {
  for (const part of ["run", "logs", "objects", "scratch"]) {
    const folder = path.join(dataDir, part);
    if (existsSync(folder)) setMode(folder, PRIVATE_FOLDER_MODE);
  }
  for (const part of ["run", "logs"]) {
    const folder = path.join(dataDir, part);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) setMode(path.join(folder, entry.name), PRIVATE_FILE_MODE);
  }
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
