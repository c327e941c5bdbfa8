import { useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect } from "react";
import { BrowserPlayer } from "#app/components/player/browser-player.tsx";
import { type PlayableSession } from "#app/components/player/player-types.ts";
import { isPageBefore } from "#app/components/remote/page-history.ts";
import { useVideoEvents } from "#app/events/use-video-events.ts";
import { titlePath } from "./is-playable.ts";
import { useBackend } from "./use-backend.ts";

interface WatchRoomProps {
  readonly session: PlayableSession;
  /** The start position of the address; null to resume. */
  readonly startAtSeconds: number | null;
}

/** The player and its backend. The next episode replaces this one in the browser's history: Back leads to the title. */
export function WatchRoom({ session, startAtSeconds }: WatchRoomProps) {
  const backend = useBackend(session.videoId);
  const navigate = useNavigate();
  const onNext = useCallback(
    (playableId: string) => navigate(`/watch/${playableId}`, { replace: true }),
    [navigate],
  );
  const backHref = titlePath(session.playable);
  // Where the title is the page before, going back finds it as it was left; else it takes the player's entry.
  const onLeave = useCallback(
    () => (isPageBefore(backHref) ? navigate(-1) : navigate(backHref, { replace: true })),
    [navigate, backHref],
  );
  useStartOnce();
  useFailure(session);
  return (
    <BrowserPlayer
      session={session}
      startAtSeconds={startAtSeconds}
      backend={backend}
      onNext={onNext}
      backHref={backHref}
      onLeave={onLeave}
    />
  );
}

/** Reloads the page's data when a video fails before its first segments exist, so that the page shows the reason. */
function useFailure({ videoId, state }: PlayableSession): void {
  const { revalidate } = useRevalidator();
  useVideoEvents(state === "processing" ? [videoId] : [], (event) => {
    if (event.type === "video" && event.video.state === "failed") void revalidate();
  });
}

/** Removes the start position from the address, so that a reload resumes at the current position. */
function useStartOnce(): void {
  useEffect(() => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has("t")) return;
    address.searchParams.delete("t");
    window.history.replaceState(window.history.state, "", address);
  }, []);
}
