import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A folder that is a small separate disk, for programs that are started with `prefix`. */
export interface SmallDisk {
  readonly prefix: readonly string[];
  /** A path on the disk for programs outside of its namespace. */
  seenFromOutside(path: string): string;
  /** Leaves this many bytes free, by a file that uses all the rest; null deletes that file. */
  fill(exceptBytes: number | null): Promise<void>;
  resize(megabytes: number): Promise<void>;
  /** The disk is deleted, with all its files, once no program uses it. */
  remove(): void;
}

/**
 * Mounts a tmpfs over `folder` in a new mount namespace; if we are not root, in a user namespace too. Throws
 * with the command to run if neither is allowed.
 */
export async function createSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const isRoot = process.getuid?.() === 0;
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=0711 none '${folder}'`;
  const mountProcess = spawn(
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
    for (const stream of [mountProcess.stdout, mountProcess.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("mounted")) resolve();
      });
    }
    mountProcess.once("exit", () => reject(new Error(refusal(said))));
  });
  const user = isRoot ? [] : ["-U", "--preserve-credentials"];
  const enter = [...user, "-m", "-t", String(mountProcess.pid), "--"];
  const inside = (...command: string[]) => run("nsenter", [...enter, ...command]);
  const prefix = ["nsenter", ...enter, ...(isRoot ? [] : asOurselves())];
  return {
    prefix,
    seenFromOutside: (path) => `/proc/${mountProcess.pid}/root${path}`,
    async fill(exceptBytes) {
      const filler = `${folder}/filler`;
      await inside("rm", "-f", filler);
      if (exceptBytes === null) return;
      const { stdout } = await inside("stat", "--file-system", "--format=%a %S", folder);
      const [blocks = 0, blockBytes = 0] = stdout.trim().split(" ").map(Number);
      await inside("fallocate", "-l", String(blocks * blockBytes - exceptBytes), filler);
    },
    async resize(size) {
      // With a source, mount does not repeat its first options, which a user namespace cannot read.
      await inside("mount", "-t", "tmpfs", "-o", `remount,size=${size}m`, "none", folder);
    },
    remove: () => void mountProcess.kill("SIGKILL"),
  };
}

/** In the namespace we are root, and Postgres refuses to run as root: programs get our own user id again. */
function asOurselves(): string[] {
  return ["unshare", "--user", `--map-user=${process.getuid?.()}`, `--map-group=${process.getgid?.()}`, "--"];
}

function refusal(said: string): string {
  return (
    `This test needs a small disk, and neither root nor user namespaces are to be had (${said.trim()}). ` +
    "Run `sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0`, or the tests as root."
  );
}
