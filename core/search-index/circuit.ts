/** What a check of Meilisearch found. `needs_rebuild`: it answers, but does not have this site's index. */
export type EngineState = "unknown" | "ready" | "needs_rebuild" | "unreachable";

const CHECK_EVERY_MS = 1_000;

/**
 * Whether Meilisearch is asked. Once it failed, no search asks it: a check in the background does, each second, so
 * that searches never wait for a dead service one after the other.
 */
export class Circuit {
  readonly #check: () => Promise<EngineState>;
  readonly #listeners = new Set<(state: EngineState) => void>();
  #state: EngineState = "unknown";
  #checking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(check: () => Promise<EngineState>) {
    this.#check = check;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Whether it may be asked; the first caller checks, the others know. */
  async isReady(): Promise<boolean> {
    if (this.#state === "unknown") await this.probe();
    return this.#state === "ready";
  }

  /** It failed: it is not asked again before a check found it. */
  fail(): void {
    this.#enter("unreachable");
  }

  /** Checks now; calls at the same time share one check. */
  probe(): Promise<void> {
    this.#checking ??= this.#check()
      .catch((): EngineState => "unreachable")
      .then((state) => {
        this.#checking = null;
        this.#enter(state);
      });
    return this.#checking;
  }

  /** Calls the listener with each new state. */
  onChange(listener: (state: EngineState) => void): void {
    this.#listeners.add(listener);
  }

  /** Ends the checks. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #enter(state: EngineState): void {
    const isNew = state !== this.#state;
    this.#state = state;
    if (this.#isStopped) return;
    if (state !== "ready") this.#checkLater();
    if (isNew) for (const listener of this.#listeners) listener(state);
  }

  #checkLater(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.probe(), CHECK_EVERY_MS).unref();
  }
}
