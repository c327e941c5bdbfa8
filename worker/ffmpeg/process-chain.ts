/** The limits and the priority of a run. */
export interface RunLimits {
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** 0 to 19; ladders run at 10, so that segment requests go first. */
  readonly niceness?: number;
}

const GIB = 1024 ** 3;

/** Encoding a chunk: 24 s of a 2160p ladder take about 20 CPU-minutes on an old machine. */
export const ENCODE_LIMITS: RunLimits = { cpuSeconds: 3600, memoryBytes: 12 * GIB };
/** Probing a file, taking a still, reading subtitles. */
export const LOOK_LIMITS: RunLimits = { cpuSeconds: 120, memoryBytes: 4 * GIB };
/** Stream copies of complete files, and subtitles, which are spread over the file. */
export const COPY_LIMITS: RunLimits = { cpuSeconds: 1800, memoryBytes: 4 * GIB };

/** The first program of the chain. */
export const CHAIN_START = "setpriv";

/**
 * Arguments of `setpriv` that end in running `binary`. It ends with us (even after SIGKILL), leads its own
 * process group, and has limits. Each program replaces itself by the next one, so the pid stays the same. Few
 * malloc arenas keep the address space of many threads within the limit.
 */
export function processChain(binary: string, limits: RunLimits): readonly string[] {
  return [
    ...["--pdeathsig", "KILL", "--", "setsid"],
    ...["prlimit", `--as=${limits.memoryBytes}:`, `--cpu=${limits.cpuSeconds}:`],
    ...["nice", "-n", String(limits.niceness ?? 0)],
    ...["env", "MALLOC_ARENA_MAX=4", binary],
  ];
}

/** Kills the process group of a chain, and the process itself if it leads no group yet. */
export function killGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // It has ended, or does not lead a group yet.
    }
  }
}
