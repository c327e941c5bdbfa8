import { type PlaybackSession } from "#core/playback/types.ts";

/**
 * A session that begins at a second: the `t` of its address, as chapters have it. What is no second of the film
 * leaves the session as it is: it goes on where one stopped.
 */
export function startAt(session: PlaybackSession, t: string | null): PlaybackSession {
  const seconds = t === null || t.trim() === "" ? Number.NaN : Number(t);
  const end = session.durationSeconds ?? 0;
  return seconds >= 0 && seconds < end ? { ...session, resumeAtSeconds: seconds } : session;
}
