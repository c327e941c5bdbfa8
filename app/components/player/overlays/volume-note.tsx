import { useEffect, useState } from "react";
import { useMediaPlayer, useMediaState } from "@vidstack/react";

const SHOWN_MS = 1200;

/** How loud it is, for a moment after it changed: the volume bar is small, and on narrow screens not there. */
export function VolumeNote() {
  const volume = useMediaState("volume");
  const isMuted = useMediaState("muted");
  const isShown = useRecentChange();
  if (!isShown) return null;
  return (
    <p className="player-volume-note" role="status">
      {isMuted ? "Muted" : `Volume ${Math.round(volume * 100)} %`}
    </p>
  );
}

/** True for a moment after each change of the volume, once the film has begun. */
function useRecentChange(): boolean {
  const player = useMediaPlayer();
  const [changes, setChanges] = useState(0);
  const [ended, setEnded] = useState(0);
  useEffect(() => {
    // What the device remembers is set before the first frame: that is no change.
    return player?.listen("volume-change", () => {
      if (player.state.started) setChanges((count) => count + 1);
    });
  }, [player]);
  useEffect(() => {
    const timer = setTimeout(() => setEnded(changes), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [changes]);
  return changes !== ended;
}
