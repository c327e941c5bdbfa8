import {
  ENCODING_STATES,
  UNFINISHED_STATES,
  VIDEO_STATES,
  WATCHABLE_STATES,
} from "#db/schema/video-states.ts";

/** For the web, which reaches the database through core alone. */
export { UNFINISHED_STATES, VIDEO_STATES };

export type VideoState = (typeof VIDEO_STATES)[number];

/** Whether work on a video in this state goes on or waits. */
export const isUnfinished = (state: VideoState): boolean => isOneOf(UNFINISHED_STATES, state);

/** Whether segments of a video in this state are being encoded. */
export const isEncoding = (state: VideoState): boolean => isOneOf(ENCODING_STATES, state);

/** Whether a video in this state can be watched; null is a version without a video. */
export const isWatchable = (state: VideoState | null): boolean =>
  state !== null && isOneOf(WATCHABLE_STATES, state);

const isOneOf = (states: readonly VideoState[], state: VideoState): boolean => states.includes(state);
