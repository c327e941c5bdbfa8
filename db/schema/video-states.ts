/**
 * The states of a video, in the order in which it goes through them; `failed` can come after each of the first three.
 * Written here alone: types, columns, indexes, commands and inputs are derived. Free of imports, since pages use it.
 */
export const VIDEO_STATES = ["queued", "processing", "playable", "ready", "failed"] as const;

/** Work on the video goes on or waits. */
export const UNFINISHED_STATES = ["queued", "processing", "playable"] as const;

/** The video has a plan, and segments of it are being encoded. */
export const ENCODING_STATES = ["processing", "playable"] as const;

/** The video can be watched. */
export const WATCHABLE_STATES = ["playable", "ready"] as const;

/** States as a list for SQL's `in (…)`: text rather than parameters, so that partial indexes on it are used. */
export const sqlList = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(", ");
