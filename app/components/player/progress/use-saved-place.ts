import { useEffect, useMemo } from "react";
import { useMediaPlayer } from "@vidstack/react";
import { newRandomId } from "#app/random-id.ts";
import { type PlayerBackend } from "../player-types.ts";
import { useStage } from "../stage.tsx";
import { PlaceKeeper } from "./place-keeper.ts";

/** Saves the place while this is shown: every 10 s, on a pause, after a seek, at the end, when the page hides. */
export function useSavedPlace(backend: PlayerBackend): void {
  const { session, engine } = useStage();
  const player = useMediaPlayer();
  const keeper = useMemo(
    () =>
      new PlaceKeeper({
        playableId: session.playable.playableId,
        versionId: session.versionId,
        playerSession: newRandomId(),
        save: backend.savePlace,
        beacon: backend.beaconPlace,
      }),
    [session.playable.playableId, session.versionId, backend],
  );

  useEffect(() => {
    if (!player) return;
    let hasPlayed = false;
    // Before the first picture the time is 0, which is no place to remember.
    const place = () => (hasPlayed ? player.state.currentTime : null);
    const duration = session.durationSeconds;
    const saveNow = () => {
      const seconds = place();
      if (seconds !== null) keeper.saveNow(seconds, duration);
    };
    const onTime = () => {
      hasPlayed ||= player.state.playing && player.state.currentTime > 0;
      const seconds = place();
      if (seconds !== null && !player.state.seeking) keeper.onTime(seconds, duration);
    };
    const onHide = () => {
      const seconds = place();
      if (seconds !== null && document.visibilityState === "hidden") keeper.onHide(seconds, duration);
    };
    const onPageHide = () => {
      const seconds = place();
      if (seconds !== null) keeper.onHide(seconds, duration);
    };
    const stops = [
      player.listen("time-update", onTime),
      player.listen("pause", saveNow),
      player.listen("seeked", saveNow),
      player.listen("ended", () => keeper.saveNow(duration, duration)),
    ];
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", onPageHide);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", onPageHide);
      onPageHide();
    };
  }, [player, keeper, session.durationSeconds, engine]);
}
