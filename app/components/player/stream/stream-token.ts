const TOKEN_IN_PATH = /\/media\/[^/]+\//;
/** Renewed this long before it expires, so that no request is under way when it does; of short lives a tenth. */
const EARLY_MS = 60_000;
const EARLY_SHARE = 0.1;
/** By a clock that is wrong every token is long past: one that was just given is then good for so long. */
const UNKNOWN_LIFE_MS = 5 * 60_000;
const REFUSED = 403;

/** A fresh token for the video that is playing. */
export interface FreshToken {
  readonly token: string;
  readonly expiresAt: Date | null;
}

/** `refused`: the user has no access any more. `away`: there was no answer, a retry may help. */
export type Renewal = "renewed" | "refused" | "away";

/**
 * Keeps the token that stands in every media address. A laptop that slept past the expiry asks with the old one:
 * `urlFor` puts the newest in. Renewals are shared by all that wait for one.
 */
export class StreamToken {
  #token: string | null = null;
  #freshUntil: number;
  #renewal: Promise<Renewal> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #fetchToken: () => Promise<FreshToken | null>;

  /** `fetchToken` resolves to null where the server refuses, and rejects where it cannot be reached. */
  constructor(expiresAt: Date | null, fetchToken: () => Promise<FreshToken | null>, now = Date.now()) {
    this.#freshUntil = freshUntil(expiresAt, now);
    this.#fetchToken = fetchToken;
  }

  /** Whether the token holds for a while yet, by this machine's clock (in ms). */
  isFresh(now = Date.now()): boolean {
    return now < this.#freshUntil;
  }

  /** The newest token, null while the first addresses hold. Changes with every renewal. */
  current = (): string | null => this.#token;

  /** `url` with the newest token in its path; other addresses stay as they are. */
  urlFor(url: string): string {
    return this.#token === null ? url : withToken(url, this.#token);
  }

  /** Gets a new token where the one at hand has run out. */
  ensureFresh(): Promise<Renewal> {
    return this.isFresh() ? Promise.resolve("renewed") : this.renew();
  }

  /** Gets a new token. Never rejects. */
  renew(): Promise<Renewal> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /**
   * Fetches a media address with a token that holds; where the server refuses it all the same (a clock that is
   * behind, a raised epoch), once more with a new one. Rejects as `fetch` does.
   */
  async fetch(url: string, signal: AbortSignal): Promise<Response> {
    await this.ensureFresh();
    const answer = await fetch(this.urlFor(url), { signal });
    if (answer.status !== REFUSED || (await this.renew()) !== "renewed") return answer;
    return fetch(this.urlFor(url), { signal });
  }

  /** Tells of every renewal; returns how to stop listening. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #renew(): Promise<Renewal> {
    try {
      const fresh = await this.#fetchToken();
      if (!fresh) return "refused";
      this.#token = fresh.token;
      this.#freshUntil = freshUntil(fresh.expiresAt, Date.now());
    } catch {
      return "away";
    }
    for (const listener of this.#listeners) listener();
    return "renewed";
  }
}

function freshUntil(expiresAt: Date | null, now: number): number {
  if (!expiresAt) return Infinity;
  const lifeMs = expiresAt.getTime() - now;
  if (lifeMs <= 0) return now + UNKNOWN_LIFE_MS;
  return now + lifeMs - Math.min(EARLY_MS, lifeMs * EARLY_SHARE);
}

/** Replaces the token in a media address by `token`. */
export function withToken(url: string, token: string): string {
  return url.replace(TOKEN_IN_PATH, `/media/${token}/`);
}
