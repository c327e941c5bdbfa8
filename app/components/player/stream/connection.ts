type Browser = Pick<Window, "addEventListener" | "removeEventListener" | "navigator">;

/**
 * Whether the server can be reached, as far as the player knows: the browser says that there is no network, or the
 * last request got no answer at all. Any answer ends it, an error too.
 */
export class Connection {
  #isUnanswered = false;
  readonly #listeners = new Set<() => void>();
  readonly #browser: Browser;

  constructor(browser: Browser = globalThis) {
    this.#browser = browser;
  }

  /** True while the player waits for the connection. */
  isLost = (): boolean => this.#isUnanswered || this.#browser.navigator.onLine === false;

  /** A request failed, or ran out of time, without an answer. */
  miss(): void {
    this.#set(true);
  }

  /** The server answered a request. */
  answer(): void {
    this.#set(false);
  }

  /** Calls back when `isLost` may have changed; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    // With the network back, only another request without an answer says that it is still lost.
    const onOnline = () => {
      this.#isUnanswered = false;
      listener();
    };
    this.#listeners.add(listener);
    this.#browser.addEventListener("offline", listener);
    this.#browser.addEventListener("online", onOnline);
    return () => {
      this.#listeners.delete(listener);
      this.#browser.removeEventListener("offline", listener);
      this.#browser.removeEventListener("online", onOnline);
    };
  };

  #set(isUnanswered: boolean): void {
    if (this.#isUnanswered === isUnanswered) return;
    this.#isUnanswered = isUnanswered;
    for (const listener of this.#listeners) listener();
  }
}
