import { useNavigate } from "@remix-run/react";
import { useCallback } from "react";
import { LazyPlayer } from "#app/components/player/lazy-player.tsx";
import { type PlayableSession } from "#app/components/player/player-types.ts";
import { titlePath } from "./is-playable.ts";
import { useBackend } from "./use-backend.ts";

/** The player with what it needs of the house. The next episode takes this one's place: Back leads to the title. */
export function WatchRoom({ session }: { session: PlayableSession }) {
  const backend = useBackend(session.videoId);
  const navigate = useNavigate();
  const onNext = useCallback(
    (playableId: string) => navigate(`/watch/${playableId}`, { replace: true }),
    [navigate],
  );
  return (
    <LazyPlayer session={session} backend={backend} onNext={onNext} backHref={titlePath(session.playable)} />
  );
}
