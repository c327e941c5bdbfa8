import { DomainError } from "#core/errors/domain-error.ts";

interface Tally {
  failures: number;
  readonly startedAtMs: number;
}

export interface AttemptLimits {
  readonly maxFailures: number;
  readonly windowMs: number;
  /** Keys that are remembered at once; the oldest are forgotten first. */
  readonly maxKeys: number;
}

/**
 * Counts failures per key within a window, in memory and bounded. One per process is enough to slow guessing
 * down: Argon2 does the rest.
 */
export class AttemptLimiter {
  readonly #tallies = new Map<string, Tally>();
  readonly #limits: AttemptLimits;

  constructor(limits: AttemptLimits) {
    this.#limits = limits;
  }

  /**
   * Counts a try as failed until `succeeded` says otherwise, so that many at once are no more than one after the
   * other. Throws rate_limited where this key has failed too often.
   */
  begin(key: string, nowMs: number): void {
    const tally = this.#current(key, nowMs);
    if (tally && tally.failures >= this.#limits.maxFailures) this.#refuse(tally, nowMs);
    if (tally) tally.failures += 1;
    else this.#tallies.set(key, { failures: 1, startedAtMs: nowMs });
    const oldest = this.#tallies.keys().next();
    if (this.#tallies.size > this.#limits.maxKeys && !oldest.done) this.#tallies.delete(oldest.value);
  }

  #refuse({ startedAtMs }: Tally, nowMs: number): never {
    const minutes = Math.max(1, Math.ceil((startedAtMs + this.#limits.windowMs - nowMs) / 60_000));
    throw new DomainError(
      "rate_limited",
      `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
    );
  }

  succeeded(key: string): void {
    this.#tallies.delete(key);
  }

  #current(key: string, nowMs: number): Tally | null {
    const tally = this.#tallies.get(key);
    if (!tally) return null;
    if (nowMs - tally.startedAtMs < this.#limits.windowMs) return tally;
    this.#tallies.delete(key);
    return null;
  }
}
