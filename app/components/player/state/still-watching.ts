const MOST_UNTOUCHED_EPISODES = 3;
const MOST_UNTOUCHED_MINUTES = 90;

/** How long nobody touched anything: kept for the tab, across episodes. */
export interface Untouched {
  /** Episodes that ran through since. */
  readonly episodes: number;
  /** When somebody last pressed or moved something, in ms. */
  readonly touchedAt: number;
}

/**
 * Whether to ask before the next episode starts by itself: after three episodes or 90 minutes without a touch.
 * A film is never interrupted: it ends by itself.
 */
export function shouldAskStillWatching(untouched: Untouched, now: number): boolean {
  const minutes = (now - untouched.touchedAt) / 60_000;
  return untouched.episodes >= MOST_UNTOUCHED_EPISODES || minutes >= MOST_UNTOUCHED_MINUTES;
}

/** After a touch. */
export function touched(now: number): Untouched {
  return { episodes: 0, touchedAt: now };
}

/** After an episode ran through untouched. */
export function episodePassed(untouched: Untouched): Untouched {
  return { ...untouched, episodes: untouched.episodes + 1 };
}
