import { type PlayableSession } from "#app/components/player/player-types.ts";
import { type PlaybackSession } from "#core/playback/types.ts";

/**
 * Whether the player can play it: it has a plan. Its first segments may not exist yet: the player's requests for
 * them are held and answered as soon as they exist.
 */
export function isPlayable(session: PlaybackSession): session is PlayableSession {
  const mayPlay = session.state !== "queued" && session.state !== "failed";
  return mayPlay && session.allUrl !== null && session.masterUrl !== null && session.durationSeconds !== null;
}

/** The title page of a playable, to which the player's back link leads. */
export function titlePath({ title, seasonNumber }: PlaybackSession["playable"]): string {
  const season = title.kind === "series" && seasonNumber !== null ? `?season=${seasonNumber}` : "";
  return `/title/${title.id}${season}`;
}
