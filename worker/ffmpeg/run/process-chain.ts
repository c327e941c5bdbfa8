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
 * Gives the session's scheduling group a niceness and goes on with the rest of the chain. Linux shares the processor
 * among sessions first (sched(7), "The autogroup feature"; on by default in Debian), and each run leads a session of
 * its own, so that its `nice` alone counts for nothing against other programs. Without that feature the file is
 * missing or without effect. The kernel takes one such change in 100 ms from a plain user, so it is tried again.
 */
const NICE_GROUP =
  "for try in 1 2 3; do [ -w /proc/self/autogroup ] || break; " +
  '{ echo "$0" >/proc/self/autogroup; } 2>/dev/null && break; sleep 0.1; done; exec "$@"';

/**
 * Arguments of `setpriv` that end in running `binary`. It ends with us (even after SIGKILL), leads its own
 * process group, and has limits. Each program replaces itself by the next one, so the pid stays the same. Few
 * malloc arenas keep the address space of many threads within the limit.
 */
export function processChain(binary: string, limits: RunLimits): readonly string[] {
  const niceness = String(limits.niceness ?? 0);
  return [
    ...["--pdeathsig", "KILL", "--", "setsid"],
    ...(niceness === "0" ? [] : ["sh", "-c", NICE_GROUP, niceness, "nice", "-n", niceness]),
    ...["prlimit", `--as=${limits.memoryBytes}:`, `--cpu=${limits.cpuSeconds}:`],
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
