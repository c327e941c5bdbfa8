import { readFileSync } from "node:fs";

/** A process by number and start time: a number can be reused, the pair cannot. */
interface ProcessIdentity {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly startedAt: string;
}

const LOOK_EVERY_MS = 500;
/** npm starts at most a shell between itself and us. */
const LONGEST_CHAIN = 3;

/**
 * Calls `onGone` when npm started this process and died without a signal (SIGKILL), because Ctrl-C no longer
 * reaches us then. If a shell started this process by hand and ends, we go on.
 */
export function watchParent(onGone: () => void): void {
  const chain = npmChain();
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (chain.every(isStillThere)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Our ancestor processes up to npm; empty if npm is not among the nearest. */
function npmChain(): ProcessIdentity[] {
  const chain: ProcessIdentity[] = [];
  let pid = process.ppid;
  while (chain.length < LONGEST_CHAIN) {
    const identity = identify(pid);
    if (!identity || pid <= 1) return [];
    chain.push(identity);
    if (identity.name.startsWith("npm")) return chain;
    pid = identity.parent;
  }
  return [];
}

function isStillThere(known: ProcessIdentity): boolean {
  return identify(known.pid)?.startedAt === known.startedAt;
}

/** Reads /proc/<pid>/stat: `pid (name) state parent …`, the start in clock ticks as its 22nd field. */
function identify(pid: number): ProcessIdentity | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null;
    return { pid, name, parent: Number(fields[1]), startedAt: fields[19] ?? "" };
  } catch {
    return null;
  }
}
