/** Shorter waits are the network's, not the encoder's. */
const SHORTEST_HOLD_MS = 1000;
/** Before the first held request: a seek into a part that is not encoded took 2 to 4 s on two busy cores. */
const FIRST_GUESS_SECONDS = 4;
const REMEMBERED = 5;

/** Remembers how long segments were held, to say how long the next one may take. */
export class HoldTimes {
  readonly #milliseconds: number[] = [];

  /** Takes one request's wait for its first byte, in milliseconds. */
  add(milliseconds: number): void {
    if (milliseconds < SHORTEST_HOLD_MS) return;
    this.#milliseconds.push(milliseconds);
    if (this.#milliseconds.length > REMEMBERED) this.#milliseconds.shift();
  }

  /** The median of the last holds, in full seconds, at least 1. */
  expectedSeconds(): number {
    const sorted = [...this.#milliseconds].sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return middle === undefined ? FIRST_GUESS_SECONDS : Math.max(1, Math.round(middle / 1000));
  }
}
