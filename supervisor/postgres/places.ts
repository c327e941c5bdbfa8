import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { canEnter, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";

/** What the checkout or the data folder cannot hold, since Postgres' user cannot enter them, lies here. */
export const SHARED_ROOT = "/var/lib/matinee";

/** Data of one major version of Postgres; the next one gets a folder beside it. */
export const POSTGRES_MAJOR = "18";

/**
 * The folder that holds this data folder's cluster and its password file: `<dataDir>/postgres`, or one under
 * /var/lib/matinee where Postgres' user cannot enter that. The data folder then names it in `postgres/elsewhere`:
 * a data folder that was deleted and made anew gets a new cluster too.
 */
export function clusterHome(dataDir: string, user: SystemUser | null): string {
  const home = path.join(path.resolve(dataDir), "postgres");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const pointer = path.join(home, "elsewhere");
  if (existsSync(pointer)) return readFileSync(pointer, "utf8").trim();
  if (canEnter(user, home)) return home;
  const elsewhere = path.join(SHARED_ROOT, `data-${randomBytes(8).toString("hex")}`, "postgres");
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${elsewhere}\n`);
  return elsewhere;
}
