/** How far a copy is. */
export interface CopyProgress {
  readonly objects: number;
  readonly totalObjects: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
  /** Null while nothing tells it yet. */
  readonly secondsLeft: number | null;
}

const REPORT_EVERY_MS = 1_000;
/** Before this the rate says nothing. */
const FIRST_RATE_SECONDS = 2;

/** Counts what is done, and reports it about once a second. What was verified before counts as done, but not as work. */
export class ProgressCounter {
  readonly #total: { readonly objects: number; readonly bytes: number };
  readonly #report: (progress: CopyProgress) => void;
  readonly #startedAtMs = performance.now();
  #reportedAtMs = performance.now();
  #objects = 0;
  #bytesOfGroups = 0;
  #bytesInGroup = 0;
  #workedBytes = 0;

  constructor(
    total: { readonly objects: number; readonly bytes: number },
    report: (progress: CopyProgress) => void,
  ) {
    this.#total = total;
    this.#report = report;
  }

  /** Bytes of the current group were read. */
  read(bytes: number): void {
    this.#bytesInGroup += bytes;
    this.#workedBytes += bytes;
    this.#maybeReport();
  }

  /** A group is finished. */
  finish(objects: number, bytes: number): void {
    this.#objects += objects;
    this.#bytesOfGroups += bytes;
    this.#bytesInGroup = 0;
    this.#maybeReport();
  }

  #maybeReport(): void {
    const nowMs = performance.now();
    if (nowMs - this.#reportedAtMs < REPORT_EVERY_MS) return;
    this.#reportedAtMs = nowMs;
    this.#report(this.#progress((nowMs - this.#startedAtMs) / 1000));
  }

  #progress(seconds: number): CopyProgress {
    // A site that runs may list more than was counted at first.
    const bytes = Math.min(this.#bytesOfGroups + this.#bytesInGroup, this.#total.bytes);
    const bytesPerSecond = this.#workedBytes / seconds;
    const isKnown = seconds >= FIRST_RATE_SECONDS && bytesPerSecond > 0;
    return {
      ...{ objects: Math.min(this.#objects, this.#total.objects), totalObjects: this.#total.objects },
      ...{ bytes, totalBytes: this.#total.bytes, bytesPerSecond },
      secondsLeft: isKnown ? (this.#total.bytes - bytes) / bytesPerSecond : null,
    };
  }
}
