import { type SaveOutcome } from "#core/history/types.ts";
import { type VideoEvent, type PlaybackSession } from "#core/playback/types.ts";
import { type FreshToken } from "./stream/stream-token.ts";

export { type SaveOutcome };

/** One saved position, as the server takes it. */
export interface WatchPosition {
  readonly playableId: string;
  readonly versionId: string;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  /** This player's id; with `sequence` the server ignores what arrives late. */
  readonly playerSession: string;
  readonly sequence: number;
  /** The watch state that this follows; the server refuses it where another device saved since. */
  readonly baseRevision: string | null;
}

/** What the player asks of its page: it knows neither RPC nor routes. */
export interface PlayerBackend {
  /** Null where this user may not watch it any more; rejects where the site cannot be reached. */
  readonly fetchToken: () => Promise<FreshToken | null>;
  readonly savePosition: (position: WatchPosition) => Promise<SaveOutcome>;
  /** For a page that goes away: no answer is awaited. False where the browser did not take it. */
  readonly beaconPosition: (position: WatchPosition) => boolean;
  /** Calls back with what the event stream tells of this video; returns how to stop. */
  readonly listen: (listener: (event: VideoEvent) => void) => () => void;
}

/** A session whose video can be played: it has addresses and a length. */
export type PlayableSession = PlaybackSession & {
  readonly allUrl: string;
  readonly masterUrl: string;
  readonly durationSeconds: number;
};

export interface PlayerProps {
  readonly session: PlayableSession;
  /** Where to start, in seconds; null to go on where one stopped. */
  readonly startAtSeconds: number | null;
  readonly backend: PlayerBackend;
  /** Opens another playable. `byItself`: without a press. */
  readonly onNext: (playableId: string, byItself: boolean) => void;
  /** Where Back leads. */
  readonly backHref: string;
  /** Goes there: the Back key was pressed. */
  readonly onLeave: () => void;
}
