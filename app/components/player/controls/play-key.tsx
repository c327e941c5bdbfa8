import { useMediaState } from "@vidstack/react";
import { useActions } from "../state/use-actions.ts";
import { PlayerIcon } from "./icons.tsx";

/** Plays, or pauses. */
export function PlayKey({ className }: { readonly className: string }) {
  const isPaused = useMediaState("paused");
  const { togglePlay } = useActions();
  return (
    <button
      type="button"
      className={`player-key ${className}`}
      aria-label={isPaused ? "Play" : "Pause"}
      onClick={togglePlay}
    >
      <PlayerIcon name={isPaused ? "play" : "pause"} />
    </button>
  );
}
