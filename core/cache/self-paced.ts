/** A value is new for so many times what it cost: loading it takes at most a twentieth of the time. */
const USED_FOR_COSTS = 20;

interface SelfPacedOptions<Value> {
  readonly load: () => Promise<Value>;
  /** A value of which this is false is loaded for every caller. */
  readonly isWorthKeeping: (value: Value) => boolean;
  /** Older values are not used: after a quiet time, the next caller waits for a new one. */
  readonly maxAgeMs: number;
}

interface Loaded<Value> {
  readonly value: Value;
  readonly loadedAtMs: number;
  /** From then on a new one is loaded in the background. */
  readonly staleAtMs: number;
}

/**
 * Keeps a value that is costly on a large site, and loads it the more rarely the costlier it is: what takes 300 ms is loaded
 * at most every 6 s. Meanwhile its callers get the old one, so that under constant load none waits. A failed load is thrown
 * to who waits for it.
 */
export class SelfPaced<Value> {
  #loaded: Loaded<Value> | null = null;
  #loading: Promise<Value> | null = null;

  constructor(private readonly options: SelfPacedOptions<Value>) {}

  async get(): Promise<Value> {
    const nowMs = performance.now();
    const loaded = this.#loaded;
    if (!loaded || nowMs >= loaded.loadedAtMs + this.options.maxAgeMs) return this.#reload();
    // Its callers got the old value: if the error lasts, a later one gets it.
    if (nowMs >= loaded.staleAtMs) this.#reload().catch(() => undefined);
    return loaded.value;
  }

  async #reload(): Promise<Value> {
    // While nothing is kept, a caller must not get what began to load before it called.
    if (this.#loading && this.#loaded) return this.#loading;
    const loading = this.#loadOnce();
    this.#loading = loading;
    try {
      return await loading;
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  async #loadOnce(): Promise<Value> {
    const startedAtMs = performance.now();
    const value = await this.options.load();
    const loadedAtMs = performance.now();
    const staleAtMs = loadedAtMs + (loadedAtMs - startedAtMs) * USED_FOR_COSTS;
    this.#loaded = this.options.isWorthKeeping(value) ? { value, loadedAtMs, staleAtMs } : null;
    return value;
  }
}
