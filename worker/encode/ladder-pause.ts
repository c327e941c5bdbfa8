/** Sends a signal to a process group; false if the group has ended. */
type SendSignal = (pid: number, signal: "SIGSTOP" | "SIGCONT") => void;

/**
 * How long ladder runs may be paused: ten seconds at first, and half of any time after that, so that a viewer
 * who watches for long does not starve the ladder (DESIGN.md, section 3). The credit of 5 s falls by one
 * second per second during a pause and grows by half a second per second at all times, which gives exactly
 * that.
 */
const FULL_CREDIT_MS = 5_000;
const CREDIT_PER_MS = 0.5;
/** After the credit is used up, ladder runs go on until they have this much again. */
const RESUME_CREDIT_MS = 2_500;
const LOOK_EVERY_MS = 250;

/**
 * Pauses the ladder runs of this process while an urgent run needs the machine. Priorities alone are not
 * enough: a ladder run at nice 10 still makes an urgent segment of 0.6 s take 1.3 to 1.8 s on two cores.
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

  /**
   * Registers a ladder run's process, which is paused whenever an urgent run needs the machine. Returns a
   * function that ends this.
   */
  attach(pid: number): () => void {
    this.#pids.add(pid);
    if (this.#isStopped) this.send(pid, "SIGSTOP");
    else this.#look();
    return () => {
      this.#pids.delete(pid);
      // A paused process cannot end, so it must continue first.
      this.send(pid, "SIGCONT");
    };
  }

  /**
   * Pauses ladder runs as far as their credit allows. Returns a function that lets them go on; a second call
   * does nothing.
   */
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

/** To the process group, and to the process itself if it leads no group yet. */
function signalGroup(pid: number, signal: "SIGSTOP" | "SIGCONT"): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // It has ended, or does not lead a group yet.
    }
  }
}
