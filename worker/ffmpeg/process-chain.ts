/** What a run may use, and how it behaves towards others. */
export interface RunLimits {
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** 0 to 19; ladders run at 10, so that wished-for work beside them goes first. */
  readonly niceness?: number;
}

const GIB = 1024 ** 3;

/** Encoding a chunk: 24 s of a 2160p ladder is some 20 CPU-minutes on an old machine. */
export const ENCODE_LIMITS: RunLimits = { cpuSeconds: 3600, memoryBytes: 12 * GIB };
/** Looking at a file, cutting a still, reading subtitles. */
export const LOOK_LIMITS: RunLimits = { cpuSeconds: 120, memoryBytes: 4 * GIB };
/** Stream copies of whole files, and subtitles, which lie all over the file. */
export const COPY_LIMITS: RunLimits = { cpuSeconds: 1800, memoryBytes: 4 * GIB };

/** The first program of the chain. */
export const CHAIN_START = "setpriv";

/**
 * Arguments of `setpriv` that end in running `binary`: it dies with us (even by SIGKILL), leads a process group of
 * its own, and is limited. Each program replaces itself by the next one, so the pid stays the same. Few malloc
 * arenas keep the address space of many threads within the limit.
 */
export function processChain(binary: string, limits: RunLimits): readonly string[] {
  return [
    ...["--pdeathsig", "KILL", "--", "setsid"],
    ...["prlimit", `--as=${limits.memoryBytes}:`, `--cpu=${limits.cpuSeconds}:`],
    ...["nice", "-n", String(limits.niceness ?? 0)],
    ...["env", "MALLOC_ARENA_MAX=4", binary],
  ];
}

/** Kills the whole group of a chain's process, and the process itself where it leads no group yet. */
export function killGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // Gone already, or not yet the leader of a group.
    }
  }
}
