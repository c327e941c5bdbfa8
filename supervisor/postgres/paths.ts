import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { canEnter, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";
import { setMode } from "#supervisor/set-mode.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/** Holds the files that cannot be in the checkout or the data folder, because Postgres' user cannot enter those. */
export const SHARED_ROOT = "/var/lib/matinee";

/** Data of one major version of Postgres; the next one gets a folder beside it. */
export const POSTGRES_MAJOR = "18";

/**
 * The folder that holds this data folder's cluster and its password file: `<dataDir>/postgres`, or one under
 * /var/lib/matinee where Postgres' user cannot enter that. The data folder then names it in
 * `postgres/elsewhere`: a data folder that was deleted and created again gets a new cluster too. Throws if
 * the named folder is missing.
 */
export function clusterHome(dataDir: string, user: SystemUser | null): string {
  const home = path.join(path.resolve(dataDir), "postgres");
  mkdirSync(home, { recursive: true, mode: homeMode(user) });
  setMode(home, homeMode(user));
  const pointer = path.join(home, "elsewhere");
  if (existsSync(pointer)) return pointedAt(pointer);
  if (canEnter(user, home)) return home;
  const elsewhere = path.join(SHARED_ROOT, `data-${randomBytes(8).toString("hex")}`, "postgres");
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  setMode(elsewhere, homeMode(user));
  writeFileSync(pointer, `${elsewhere}\n`, { mode: PRIVATE_FILE_MODE });
  return elsewhere;
}

/**
 * If Postgres runs as another user, that user must be able to pass through, but needs to see only its own
 * files.
 */
function homeMode(user: SystemUser | null): number {
  return user ? 0o711 : PRIVATE_FOLDER_MODE;
}

function pointedAt(pointer: string): string {
  const elsewhere = readFileSync(pointer, "utf8").trim();
  if (existsSync(elsewhere)) return elsewhere;
  throw new StartProblem(
    `The database of this data folder is not there: it lay in ${elsewhere}, as ${pointer} says. ` +
      "Bring that folder here too, from where the data folder came from or from a backup. Nothing was changed.",
  );
}
