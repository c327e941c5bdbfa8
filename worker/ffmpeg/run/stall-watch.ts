import { readFile } from "node:fs/promises";

const LOOK_EVERY_MS = 2000;
const DEFAULT_STALL_SECONDS = 60;

export interface StallWatch {
  /** Records progress. */
  touch(): void;
  stop(): void;
}

/**
 * Calls `onStall` when a process has neither reported progress nor used any CPU for a minute. CPU time makes
 * this fair on a busy machine: a slow run computes, a hanging one does not. A stopped process (SIGSTOP) waits
 * because we paused it. The CPU limit ends endless computing.
 */
export function watchForStall(
  pid: number,
  onStall: () => void,
  stallSeconds = DEFAULT_STALL_SECONDS,
): StallWatch {
  let lastMoveAt = Date.now();
  let lastTicks = -1;
  const timer = setInterval(() => {
    void cpuOf(pid).then((cpu) => {
      if (!cpu || cpu.isStopped || cpu.ticks !== lastTicks) lastMoveAt = Date.now();
      lastTicks = cpu?.ticks ?? -1;
      if (Date.now() - lastMoveAt > stallSeconds * 1000) onStall();
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { touch: () => void (lastMoveAt = Date.now()), stop: () => clearInterval(timer) };
}

/** Fields 3, 14 and 15 of /proc/<pid>/stat, counted after the name, which may contain any characters (proc(5)). */
async function cpuOf(pid: number): Promise<{ ticks: number; isStopped: boolean } | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { ticks: Number(fields[11]) + Number(fields[12]), isStopped: fields[0] === "T" };
}
