import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { canEnter, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";

/** What the checkout or the data folder cannot hold, since Postgres' user cannot enter them, lies here. */
export const SHARED_ROOT = "/var/lib/matinee";

/** Data of one major version of Postgres; the next one gets a folder beside it. */
export const POSTGRES_MAJOR = "18";

/**
 * The folder that holds this data folder's cluster and its password file: `<dataDir>/postgres`, or one under
 * /var/lib/matinee that is named after the data folder where Postgres' user cannot enter that.
 */
export function clusterHome(dataDir: string, user: SystemUser | null): string {
  const home = path.join(path.resolve(dataDir), "postgres");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (canEnter(user, home)) return home;
  const name = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const elsewhere = path.join(SHARED_ROOT, `data-${name}`, "postgres");
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  return elsewhere;
}
