import { type Transaction } from "#db/client.ts";

/**
 * The events of encoding, each announced inside the transaction that causes it: both are kept, or neither.
 * The catalog listens (core/catalog/follow-videos.ts) and writes its own rows; encoding knows nothing of
 * titles.
 */
export interface VideoEvents {
  /** The first segments of a video exist: it can be played from now on. */
  videoBecamePlayable(tx: Transaction, video: PlayableVideo): Promise<void>;
}

export interface PlayableVideo {
  readonly videoId: string;
  readonly versionId: string;
}
