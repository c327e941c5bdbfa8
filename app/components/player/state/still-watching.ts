const MOST_UNTOUCHED_EPISODES = 3;
const MOST_UNTOUCHED_MS = 90 * 60_000;

/** Playback since the last input: kept for the tab, across episodes. */
export interface Untouched {
  /** Episodes that ran through since. */
  readonly episodes: number;
  /** Time that something played since, in ms; pauses and sleep are no watching. */
  readonly playedMs: number;
}

/** After a touch. */
export const TOUCHED: Untouched = { episodes: 0, playedMs: 0 };

/**
 * Whether it is time to ask if the viewer is still there: after three episodes or 90 minutes without a touch
 * (DESIGN §11).
 */
export function shouldAskStillWatching({ episodes, playedMs }: Untouched): boolean {
  return episodes >= MOST_UNTOUCHED_EPISODES || playedMs >= MOST_UNTOUCHED_MS;
}

/** After it played on untouched for `ms` milliseconds. */
export function playedOn(untouched: Untouched, ms: number): Untouched {
  return { ...untouched, playedMs: untouched.playedMs + ms };
}

/** After an episode ran through untouched. */
export function episodePassed(untouched: Untouched): Untouched {
  return { ...untouched, episodes: untouched.episodes + 1 };
}
