import { useEffect, useState, type ReactNode } from "react";
import { useMediaState } from "@vidstack/react";
import { type PlayerPhase } from "../state/player-phase.ts";
import { Broken, type Trouble } from "./broken.tsx";
import { Ending } from "./ending.tsx";
import { Preparing } from "./preparing.tsx";
import { StillWatching } from "./still-watching-note.tsx";
import { useCameFrom } from "./use-came-from.ts";
import { useStillWatching } from "./use-still-watching.ts";

/** Shorter waits are not shown. */
const PATIENCE_MS = 500;

interface OverlaysProps {
  readonly phase: PlayerPhase;
  readonly trouble: Trouble | null;
  readonly onTryAgain: () => void;
}

/** The overlay on the video, one at a time: a wait, an error, a question, the end. */
export function Overlays({ phase, trouble, onTryAgain }: OverlaysProps) {
  const cameFrom = useCameFrom(phase);
  const seconds = useMediaState("currentTime");
  const { question, answer, advance } = useStillWatching();
  if (trouble) return <Broken trouble={trouble} onTryAgain={onTryAgain} />;
  switch (phase) {
    case "preparing":
      return (
        <After milliseconds={PATIENCE_MS}>
          <Preparing cameFromSeconds={cameFrom} wantedSeconds={seconds} />
        </After>
      );
    case "loading":
      return (
        <After milliseconds={PATIENCE_MS}>
          <LoadingDot />
        </After>
      );
    case "playing":
    case "paused":
    case "ended":
      if (question) return <StillWatching question={question} onGoOn={answer} />;
      return <Ending hasEnded={phase === "ended"} onAdvance={advance} />;
    case "error":
      return null;
  }
}

function LoadingDot() {
  return (
    <div className="player-loading" role="status" aria-label="Loading">
      <span />
    </div>
  );
}

/** Shows its children once the wait has lasted. */
export function After({ milliseconds, children }: { milliseconds: number; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver ? children : null;
}
