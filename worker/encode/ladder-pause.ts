/** Sends a signal to a process group; false where it is gone. */
type SendSignal = (pid: number, signal: "SIGSTOP" | "SIGCONT") => void;

/**
 * How long ladder runs may stand still: ten seconds at first, and half of any time after that, so that a viewer who
 * goes on watching does not starve the ladder (DESIGN.md, section 3). The credit of 5 s drains by one second a second
 * while they stand and grows by half a second a second at all times, which gives just that.
 */
const FULL_CREDIT_MS = 5_000;
const CREDIT_PER_MS = 0.5;
/** Once the credit is used up, ladder runs go on for at least so much of it. */
const RESUME_CREDIT_MS = 2_500;
const LOOK_EVERY_MS = 250;

/**
 * Stops the ladder runs of this process while an urgent run needs the machine. Priorities alone do not do: a ladder run
 * at nice 10 still makes an urgent segment of 0.6 s take 1.3 to 1.8 s on two cores.
 */
export class LadderPause {
  readonly #pids = new Set<number>();
  #holds = 0;
  #isStopped = false;
  #creditMs = FULL_CREDIT_MS;
  #countedAtMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly send: SendSignal = signalGroup,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#countedAtMs = now();
  }

  /** A ladder run's process: it stands still whenever an urgent run needs the machine. Returns what ends this. */
  attach(pid: number): () => void {
    this.#pids.add(pid);
    if (this.#isStopped) this.send(pid, "SIGSTOP");
    else this.#look();
    return () => {
      this.#pids.delete(pid);
      // A process that is told to end must run to do so.
      this.send(pid, "SIGCONT");
    };
  }

  /** Asks ladder runs to stand still, as far as their credit goes. Returns what lets them go on; calling it twice is harmless. */
  hold(): () => void {
    this.#holds += 1;
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
    this.#look();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      this.#look();
      if (this.#holds === 0 && this.#timer) {
        clearInterval(this.#timer);
        this.#timer = null;
      }
    };
  }

  #look(): void {
    this.#count();
    const wantsStop = this.#holds > 0 && this.#pids.size > 0;
    const hasCredit = this.#isStopped ? this.#creditMs > 0 : this.#creditMs >= RESUME_CREDIT_MS;
    const mustStop = wantsStop && hasCredit;
    if (mustStop === this.#isStopped) return;
    this.#isStopped = mustStop;
    for (const pid of this.#pids) this.send(pid, mustStop ? "SIGSTOP" : "SIGCONT");
  }

  #count(): void {
    const now = this.now();
    const passedMs = now - this.#countedAtMs;
    this.#countedAtMs = now;
    const drainedMs = this.#isStopped ? passedMs : 0;
    this.#creditMs = Math.min(FULL_CREDIT_MS, this.#creditMs + passedMs * CREDIT_PER_MS - drainedMs);
  }
}

/** To the whole group, and to the process itself where it leads no group yet. */
function signalGroup(pid: number, signal: "SIGSTOP" | "SIGCONT"): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // Gone already, or not yet the leader of a group.
    }
  }
}
