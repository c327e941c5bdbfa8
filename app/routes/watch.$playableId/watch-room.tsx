import { useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect } from "react";
import { LazyPlayer } from "#app/components/player/lazy-player.tsx";
import { type PlayableSession } from "#app/components/player/player-types.ts";
import { useVideoEvents } from "#app/events/use-video-events.ts";
import { titlePath } from "./is-playable.ts";
import { useBackend } from "./use-backend.ts";

interface WatchRoomProps {
  readonly session: PlayableSession;
  /** Where the address asked to start, null to go on where one stopped. */
  readonly startAtSeconds: number | null;
}

/** The player with what it needs of the site. The next episode takes this one's place: Back leads to the title. */
export function WatchRoom({ session, startAtSeconds }: WatchRoomProps) {
  const backend = useBackend(session.videoId);
  const navigate = useNavigate();
  const onNext = useCallback(
    (playableId: string) => navigate(`/watch/${playableId}`, { replace: true }),
    [navigate],
  );
  useStartOnce();
  useFailure(session);
  return (
    <LazyPlayer
      session={session}
      startAtSeconds={startAtSeconds}
      backend={backend}
      onNext={onNext}
      backHref={titlePath(session.playable)}
    />
  );
}

/** A video that failed before its first segments existed never plays: the page then says why. */
function useFailure({ videoId, state }: PlayableSession): void {
  const { revalidate } = useRevalidator();
  useVideoEvents(state === "processing" ? [videoId] : [], (event) => {
    if (event.type === "video" && event.video.state === "failed") void revalidate();
  });
}

/** The address asked to start there once: loaded again, the film goes on where it was. */
function useStartOnce(): void {
  useEffect(() => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has("t")) return;
    address.searchParams.delete("t");
    window.history.replaceState(window.history.state, "", address);
  }, []);
}
