const TOKEN_IN_PATH = /\/media\/[^/]+\//;
/** Renewed this long before it expires, so that no request is under way when it does. */
const EARLY_MS = 60_000;

/** A fresh token for the video that is playing. */
export interface FreshToken {
  readonly token: string;
  readonly expiresAt: Date | null;
}

/**
 * Keeps the token that stands in every media address. A laptop that slept past the expiry asks with the old one:
 * `urlFor` puts the newest in. Renewals are shared by whoever waits for one.
 */
export class StreamToken {
  #token: string | null = null;
  #expiresAt: number;
  #renewal: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #fetchToken: () => Promise<FreshToken>;

  constructor(expiresAt: Date | null, fetchToken: () => Promise<FreshToken>) {
    this.#expiresAt = expiresAt?.getTime() ?? Infinity;
    this.#fetchToken = fetchToken;
  }

  /** Whether the token outlives the next minute, by this machine's clock (in ms). */
  isFresh(now = Date.now()): boolean {
    return now < this.#expiresAt - EARLY_MS;
  }

  /** `url` with the newest token in its path; other addresses stay as they are. */
  urlFor(url: string): string {
    return this.#token === null ? url : withToken(url, this.#token);
  }

  /** Gets a new token. Rejects with what `fetchToken` rejects with. */
  renew(): Promise<void> {
    this.#renewal ??= this.#fetch().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /** Tells of every renewal; returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #fetch(): Promise<void> {
    const fresh = await this.#fetchToken();
    this.#token = fresh.token;
    this.#expiresAt = fresh.expiresAt?.getTime() ?? Infinity;
    for (const listener of this.#listeners) listener();
  }
}

/** Puts `token` in the place of the one in a media address. */
export function withToken(url: string, token: string): string {
  return url.replace(TOKEN_IN_PATH, `/media/${token}/`);
}

/** The token in a media address, null where there is none. */
export function tokenIn(url: string): string | null {
  return TOKEN_IN_PATH.exec(url)?.[0].slice("/media/".length, -1) ?? null;
}
