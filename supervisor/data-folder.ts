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

/** What Postgres and the logs need to start. The upload has a separate check for the space of films. */
const NEEDED_BYTES = 256 * 2 ** 20;
/** The folders that the site's processes write into; the data folder itself comes first. */
const PARTS = ["", "run", "logs", "postgres", "objects", "scratch"];
const LARGEST_LOG_BYTES = 20 * 2 ** 20;

/**
 * Creates the data folder and the supervisor's folders in it, for our user alone. Throws if the disk is full
 * or the folder is not ours to write.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    for (const part of ["run", "logs"])
      mkdirSync(path.join(dataDir, part), { recursive: true, mode: PRIVATE_FOLDER_MODE });
    // A start with sudo leaves files of root. Reports them here, before something writes into the folder.
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

/**
 * An older version, or a restored backup, may leave these readable for others: the database's password, logs,
 * objects.
 */
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

/** The log file of one process of the site; a log over 20 MB from an earlier start is kept once as `.1`. */
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
