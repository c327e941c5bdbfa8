import { spawnSync } from "node:child_process";

/** A user of this machine, as numbers. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const OWN_USER = "matinee";

/**
 * Postgres refuses to run as root. Returns the user that its programs run as: null where we are not root (they run
 * as ourselves), otherwise the system user `matinee`, made when missing, or `nobody` where none can be made.
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

/** The arguments of `setpriv` that drop root's rights; none where there is nothing to drop. */
export function asUser(user: SystemUser | null): string[] {
  if (!user) return [];
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
}

/** Whether the user can enter the folder: every folder above it must let him through. */
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
