import { useEffect, useState } from "react";
import { useMediaPlayer } from "@vidstack/react";
import { newRandomId } from "#app/random-id.ts";
import { type PlayableSession, type PlayerBackend } from "../player-types.ts";
import { useStage } from "../stage.tsx";
import { PositionKeeper } from "./position-keeper.ts";

/** The keeper of one session, for all its loadings: a new one would not know what this one saved. */
export function usePositionKeeper(session: PlayableSession, backend: PlayerBackend): PositionKeeper {
  const [keeper] = useState(
    () =>
      new PositionKeeper({
        playableId: session.playable.playableId,
        versionId: session.versionId,
        playerSession: newRandomId(),
        baseRevision: session.watchRevision,
        save: backend.savePosition,
        beacon: backend.beaconPosition,
      }),
  );
  return keeper;
}

/**
 * Saves the position while this is shown: every 10 s, on a pause, after a seek, at the end, when play begins again, when
 * the page hides.
 */
export function useSavedPosition(): void {
  const { session, positionKeeper: keeper } = useStage();
  const player = useMediaPlayer();

  useEffect(() => {
    if (!player) return;
    let hasPlayed = false;
    const duration = session.durationSeconds;
    // Before the first frame the time is 0, which is not the position to remember.
    const withPosition = (does: (seconds: number) => void) => () => {
      if (hasPlayed) does(player.state.currentTime);
    };
    const onTime = () => {
      hasPlayed ||= player.state.playing && player.state.currentTime > 0;
      const { currentTime, seeking } = player.state;
      if (hasPlayed && !seeking) keeper.onTime(currentTime, duration);
    };
    const leave = withPosition((seconds) => keeper.onHide(seconds, duration));
    const onHide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    const stops = [
      player.listen("time-update", onTime),
      player.listen(
        "play",
        withPosition((seconds) => keeper.onPlayAgain(seconds, duration)),
      ),
      player.listen(
        "pause",
        withPosition((seconds) => keeper.saveNow(seconds, duration)),
      ),
      player.listen(
        "seeked",
        withPosition((seconds) => keeper.onSeeked(seconds, duration)),
      ),
      player.listen("ended", () => keeper.saveNow(duration, duration)),
    ];
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", leave);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [player, keeper, session.durationSeconds]);
}
