import { useMediaState } from "@vidstack/react";
import { type PlayerPhase } from "../state/player-phase.ts";
import { Broken, type Trouble } from "./broken.tsx";
import { Ending } from "./ending.tsx";
import { StillWatching } from "./still-watching-note.tsx";
import { useCameFrom } from "./use-came-from.ts";
import { useStillWatching } from "./use-still-watching.ts";
import { Wait } from "./wait.tsx";

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
    case "loading":
      return <Wait isUnprepared={phase === "preparing"} cameFromSeconds={cameFrom} wantedSeconds={seconds} />;
    case "playing":
    case "paused":
    case "ended":
      if (question) return <StillWatching question={question} onGoOn={answer} />;
      return <Ending hasEnded={phase === "ended"} onAdvance={advance} />;
    case "error":
      return null;
  }
}
