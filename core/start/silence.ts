/** A process that gives no heartbeat for this long hangs: its event loop is stuck, or it was stopped (SIGSTOP). */
export const HANG_SECONDS = 15;
/** How often a process sends a heartbeat, and how often its watcher checks. */
export const HEARTBEAT_MS = 1_000;

/**
 * How long a process has been silent, by the time that its watcher itself ran. A late check counts as two
 * checks at most: on a suspended machine neither of them ran, so that silence says nothing about the process.
 */
export class Silence {
  #silentMs = 0;
  #lookedAtMs: number;

  /** `nowMs` is of any clock that never goes back, like `performance.now()`. */
  constructor(nowMs: number) {
    this.#lookedAtMs = nowMs;
  }

  /** Records a heartbeat. */
  end(): void {
    this.#silentMs = 0;
  }

  /** Checks, each `HEARTBEAT_MS`; true once the process hangs. */
  isHang(nowMs: number): boolean {
    this.#silentMs += Math.min(nowMs - this.#lookedAtMs, 2 * HEARTBEAT_MS);
    this.#lookedAtMs = nowMs;
    return this.#silentMs > HANG_SECONDS * 1000;
  }
}
