import { useEffect, useRef, useState } from "react";
import { useMediaPlayer } from "@vidstack/react";
import { type PlayerPhase } from "../state/player-phase.ts";

/** A jump shorter than this is not offered to go back. */
const SHORTEST_JUMP_SECONDS = 5;

/** Where the viewer was before the jump that is being waited for; null where there was none. */
export function useCameFrom(phase: PlayerPhase): number | null {
  const player = useMediaPlayer();
  const lastShown = useRef<number | null>(null);
  const [cameFrom, setCameFrom] = useState<number | null>(null);
  useEffect(() => {
    if (!player) return;
    const stopTime = player.listen("time-update", () => {
      const { seeking, playing, currentTime } = player.state;
      if (!seeking && playing) lastShown.current = currentTime;
    });
    const stopSeeking = player.listen("seeking", ({ detail: to }) => {
      const from = lastShown.current;
      const isJump = from !== null && Math.abs(to - from) >= SHORTEST_JUMP_SECONDS;
      setCameFrom(isJump ? from : null);
    });
    return () => {
      stopTime();
      stopSeeking();
    };
  }, [player]);
  return phase === "preparing" ? cameFrom : null;
}
