import { untilAborted } from "#worker/source-reader/until-aborted.ts";

/** A read that several runs may wait for: it is made once, and aborted when the last of them has left. */
export class SharedRead {
  readonly #abort = new AbortController();
  readonly #bytes: Promise<Buffer>;
  #waiting = 0;
  #isSettled = false;

  /** Begins the read at once. */
  constructor(read: (signal: AbortSignal) => Promise<Buffer>) {
    this.#bytes = read(this.#abort.signal);
    const settle = (): void => void (this.#isSettled = true);
    this.#bytes.then(settle, settle);
  }

  /** True once it was given up: another wait needs a new read. */
  get isAborted(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Waits for the bytes. Rejects with the read's error, or with the signal's reason when it aborts. */
  async wait(signal: AbortSignal): Promise<Buffer> {
    this.#waiting += 1;
    try {
      return await untilAborted(this.#bytes, signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0 && !this.#isSettled) this.#abort.abort();
    }
  }
}
