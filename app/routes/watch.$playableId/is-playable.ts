import { type PlayableSession } from "#app/components/player/player-types.ts";
import { type PlaybackSession } from "#core/playback/types.ts";

/** Whether the player can take it: there is a plan, and its first picture and sound exist. */
export function isPlayable(session: PlaybackSession): session is PlayableSession {
  const hasStarted = session.state === "playable" || session.state === "ready";
  return (
    hasStarted && session.allUrl !== null && session.masterUrl !== null && session.durationSeconds !== null
  );
}

/** The page of what plays: where Back leads. */
export function titlePath({ title, seasonNumber }: PlaybackSession["playable"]): string {
  const season = title.kind === "series" && seasonNumber !== null ? `?season=${seasonNumber}` : "";
  return `/title/${title.id}${season}`;
}
