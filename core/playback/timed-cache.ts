import { LRUCache } from "lru-cache";

/** What remembers the answers to one question for a while; loads that run at the same time are shared. */
export interface TimedCache<Value> {
  get(key: string): Promise<Value>;
  /** Deletes one answer, so that the next call loads it again. */
  forget(key: string): void;
}

/**
 * Makes a cache of at most `maxEntries` answers, each kept for `ttlMs` from its load on; the least recently asked go
 * first. A load that fails is not kept. Promises are what is kept, since an answer may be null, which `LRUCache.fetch`
 * does not take.
 */
export function createTimedCache<Value>(options: {
  maxEntries: number;
  ttlMs: number;
  load: (key: string) => Promise<Value>;
}): TimedCache<Value> {
  const answers = new LRUCache<string, Promise<Value>>({ max: options.maxEntries, ttl: options.ttlMs });
  return {
    get(key) {
      const known = answers.get(key);
      if (known) return known;
      const answer = options.load(key);
      answers.set(key, answer);
      answer.catch(() => answers.peek(key) === answer && answers.delete(key));
      return answer;
    },
    forget: (key) => void answers.delete(key),
  };
}
