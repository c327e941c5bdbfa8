import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { canEnter, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

/** What the checkout or the data folder cannot hold, since Postgres' user cannot enter them, lies here. */
export const SHARED_ROOT = "/var/lib/matinee";

/** Data of one major version of Postgres; the next one gets a folder beside it. */
export const POSTGRES_MAJOR = "18";

/**
 * The folder that holds this data folder's cluster and its password file: `<dataDir>/postgres`, or one under
 * /var/lib/matinee where Postgres' user cannot enter that. The data folder then names it in `postgres/elsewhere`:
 * a data folder that was deleted and made anew gets a new cluster too. Throws where the named folder is gone.
 */
export function clusterHome(dataDir: string, user: SystemUser | null): string {
  const home = path.join(path.resolve(dataDir), "postgres");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const pointer = path.join(home, "elsewhere");
  if (existsSync(pointer)) return pointedAt(pointer);
  if (canEnter(user, home)) return home;
  const elsewhere = path.join(SHARED_ROOT, `data-${randomBytes(8).toString("hex")}`, "postgres");
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${elsewhere}\n`);
  return elsewhere;
}

function pointedAt(pointer: string): string {
  const elsewhere = readFileSync(pointer, "utf8").trim();
  if (existsSync(elsewhere)) return elsewhere;
  throw new StartProblem(
    `The database of this data folder is not there: it lay in ${elsewhere}, as ${pointer} says. ` +
      "Bring that folder here too, from where the data folder came from or from a backup. Nothing was changed.",
  );
}
