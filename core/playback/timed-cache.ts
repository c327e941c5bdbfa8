/** What remembers the answers to one question for a while; loads that run at the same time are shared. */
export interface TimedCache<Value> {
  get(key: string): Promise<Value>;
  /** Forgets one answer, so that the next question is asked anew. */
  forget(key: string): void;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly expiresAt: number;
}

/**
 * Makes a cache of at most `maxEntries` answers, each kept for `ttlMs` (the oldest go first). A load that fails is
 * not kept.
 */
export function createTimedCache<Value>(options: {
  maxEntries: number;
  ttlMs: number;
  load: (key: string) => Promise<Value>;
}): TimedCache<Value> {
  const entries = new Map<string, Entry<Value>>();
  return {
    get(key) {
      const known = entries.get(key);
      if (known && known.expiresAt > performance.now()) return known.value;
      const entry = { value: options.load(key), expiresAt: performance.now() + options.ttlMs };
      entries.delete(key);
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= options.maxEntries) break;
        entries.delete(oldest);
      }
      entry.value.catch(() => entries.get(key) === entry && entries.delete(key));
      return entry.value;
    },
    forget: (key) => void entries.delete(key),
  };
}
