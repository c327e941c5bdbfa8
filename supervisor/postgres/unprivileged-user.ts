import { spawnSync } from "node:child_process";

/** A user of this machine, as numbers. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const OWN_USER = "matinee";

/**
 * Postgres refuses to run as root. Returns the user that its programs run as: null if we are not root (they
 * run as our user), otherwise the system user `matinee`, created if missing, or the system's unprivileged
 * user if it cannot be created.
 */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = findUser(OWN_USER);
  if (known) return known;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN_USER]);
  const user = findUser(OWN_USER) ?? findUser("nobody");
  if (user) return user;
  throw new Error("Postgres refuses to run as root and there is no user `matinee`: make one with useradd.");
}

/** The arguments of `setpriv` that drop root's rights; empty if there are none to drop. */
export function asUser(user: SystemUser | null): string[] {
  if (!user) return [];
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
}

/** Whether the user can enter the folder: the user must be able to pass every folder above it. */
export function canEnter(user: SystemUser | null, folder: string): boolean {
  if (!user) return true;
  const result = spawnSync("setpriv", [...asUser(user), "--", "test", "-x", folder]);
  return result.status === 0;
}

function findUser(name: string): SystemUser | null {
  const uid = idOf(name, "-u");
  const gid = idOf(name, "-g");
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(name: string, flag: "-u" | "-g"): number | null {
  const result = spawnSync("id", [flag, name], { encoding: "utf8" });
  return result.status === 0 ? Number(result.stdout.trim()) : null;
}
