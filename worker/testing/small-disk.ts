import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A folder that is a small disk of its own, for the programs that are started with `prefix` before them. */
export interface SmallDisk {
  readonly prefix: readonly string[];
  resize(megabytes: number): Promise<void>;
  /** The disk goes, with all on it, once nobody uses it. */
  remove(): void;
}

/**
 * Mounts a tmpfs over `folder` in a mount namespace of its own; where we are not root, in a user namespace too.
 * Throws with the command to run where neither is allowed.
 */
export async function createSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const isRoot = process.getuid?.() === 0;
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=0755 none '${folder}'`;
  const holder = spawn(
    "setpriv",
    [
      "--pdeathsig",
      "KILL",
      "--",
      "unshare",
      isRoot ? "-m" : "-rm",
      "sh",
      "-c",
      `${mount} && echo mounted && exec sleep 86400`,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  await new Promise<void>((resolve, reject) => {
    for (const stream of [holder.stdout, holder.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("mounted")) resolve();
      });
    }
    holder.once("exit", () => reject(new Error(refusal(said))));
  });
  const user = isRoot ? [] : ["-U", "--preserve-credentials"];
  const prefix = ["nsenter", ...user, "-m", "-t", String(holder.pid), "--"];
  return {
    prefix,
    async resize(size) {
      const [program = "", ...rest] = prefix;
      await run(program, [...rest, "mount", "-o", `remount,size=${size}m`, folder]);
    },
    remove: () => void holder.kill("SIGKILL"),
  };
}

function refusal(said: string): string {
  return (
    `This test needs a small disk, and neither root nor user namespaces are to be had (${said.trim()}). ` +
    "Run `sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0`, or the tests as root."
  );
}
