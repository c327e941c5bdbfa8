import {
  episodePassed,
  playedOn,
  shouldAskStillWatching,
  TOUCHED,
  type Untouched,
} from "./still-watching.ts";

const KEY = "matinee-untouched";
/** A longer gap between two moments of playing is no watching: the machine slept. */
const LONGEST_STEP_MS = 60_000;
/** A film tells its time many times a second; written this often is exact enough. */
const WRITE_EVERY_MS = 5000;

export interface UntouchedKeeperInit {
  /** Of the tab, so that the next episode goes on counting. */
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  /** The clock, in ms; it only has to run evenly. */
  readonly now: () => number;
}

/** Counts playback without input, across the episodes of a tab. */
export class UntouchedKeeper {
  readonly #init: UntouchedKeeperInit;
  #untouched: Untouched;
  /** When playing was last counted; null while nothing plays. */
  #countedAt: number | null = null;
  #writtenMs = 0;

  constructor(init: UntouchedKeeperInit) {
    this.#init = init;
    this.#untouched = read(init.storage);
    this.#writtenMs = this.#untouched.playedMs;
  }

  /** Records that the viewer is there. */
  touch(): void {
    if (this.#untouched === TOUCHED) return;
    this.#set(TOUCHED);
  }

  /** Records playback; true once it is time to ask whether the viewer is still there. */
  play(): boolean {
    const now = this.#init.now();
    const step = now - (this.#countedAt ?? now);
    this.#countedAt = now;
    this.#untouched = playedOn(this.#untouched, Math.max(0, Math.min(step, LONGEST_STEP_MS)));
    if (this.#untouched.playedMs - this.#writtenMs >= WRITE_EVERY_MS) this.#set(this.#untouched);
    return shouldAskStillWatching(this.#untouched);
  }

  /** Nothing plays: the time until it goes on is not counted. */
  rest(): void {
    if (this.#countedAt === null) return;
    this.#countedAt = null;
    this.#set(this.#untouched);
  }

  /** An episode ran through; true where it is time to ask before the next one. */
  passEpisode(): boolean {
    this.#set(episodePassed(this.#untouched));
    return shouldAskStillWatching(this.#untouched);
  }

  #set(untouched: Untouched): void {
    this.#untouched = untouched;
    this.#writtenMs = untouched.playedMs;
    try {
      this.#init.storage.setItem(KEY, JSON.stringify(untouched));
    } catch {
      // A browser that keeps nothing counts each episode by itself.
    }
  }
}

function read(storage: UntouchedKeeperInit["storage"]): Untouched {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? "null") as Partial<Record<string, unknown>> | null;
    const count = (value: unknown) => (typeof value === "number" && value >= 0 ? value : 0);
    return { episodes: count(stored?.episodes), playedMs: count(stored?.playedMs) };
  } catch {
    return TOUCHED;
  }
}
