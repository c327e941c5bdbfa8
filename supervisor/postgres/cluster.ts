import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type PostgresBinaries } from "#supervisor/postgres/binaries.ts";
import { POSTGRES_MAJOR } from "#supervisor/postgres/paths.ts";
import { setMode } from "#supervisor/set-mode.ts";
import { asUser, type SystemUser } from "#supervisor/postgres/unprivileged-user.ts";

/** The superuser of an embedded cluster, and its one database. */
export const DATABASE_USER = "matinee";
export const DATABASE_NAME = "matinee";

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/**
 * Creates the cluster `<home>/18` with a random password if there is none, and returns it. The collation is
 * built in, so that a new C library never breaks an index. A partly created cluster is created again.
 */
export function ensureCluster(binaries: PostgresBinaries, home: string, user: SystemUser | null): Cluster {
  const folder = path.join(home, POSTGRES_MAJOR);
  const passwordFile = path.join(home, "password");
  if (!existsSync(path.join(folder, "PG_VERSION"))) makeCluster(binaries, { folder, passwordFile, user });
  else if (!existsSync(passwordFile)) resetPassword(binaries, { folder, passwordFile, user });
  // Both may come from a backup without modes; Postgres refuses a folder that others can read.
  setMode(folder, PRIVATE_FOLDER_MODE);
  setMode(passwordFile, PRIVATE_FILE_MODE);
  return { folder, password: readFileSync(passwordFile, "utf8").trim() };
}

interface ClusterPaths {
  folder: string;
  passwordFile: string;
  user: SystemUser | null;
}

function makeCluster(binaries: PostgresBinaries, { folder, passwordFile, user }: ClusterPaths): void {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: PRIVATE_FOLDER_MODE });
  writePassword(passwordFile, user);
  if (user) chownSync(unfinished, user.uid, user.gid);
  run(user, binaries.initdb, [
    `--pgdata=${unfinished}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
    "--no-sync",
  ]);
  renameSync(unfinished, folder);
}

/** The password file was lost: a single-user backend, which needs no password, sets a new one. */
function resetPassword(binaries: PostgresBinaries, { folder, passwordFile, user }: ClusterPaths): void {
  const password = writePassword(passwordFile, user);
  run(user, binaries.postgres, ["--single", "-D", folder, "postgres"], {
    input: `alter role ${DATABASE_USER} password '${password}'\n`,
  });
}

function writePassword(passwordFile: string, user: SystemUser | null): string {
  const password = randomBytes(24).toString("hex");
  writeFileSync(passwordFile, `${password}\n`, { mode: PRIVATE_FILE_MODE });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  return password;
}

function run(
  user: SystemUser | null,
  program: string,
  args: string[],
  options: { input?: string } = {},
): void {
  const result = spawnSync("setpriv", [...asUser(user), "--pdeathsig", "KILL", "--", program, ...args], {
    encoding: "utf8",
    cwd: "/",
    ...options,
  });
  if (result.status === 0) return;
  const said = [result.error?.message, result.stderr, result.stdout].filter(Boolean).join("\n").trim();
  throw new Error(`${path.basename(program)} failed: ${said}`);
}
