import { useEffect, useState } from "react";
import { useMediaState } from "@vidstack/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { useStage } from "../stage.tsx";
import { isInIntro } from "./is-in-intro.ts";
import { nextCardFrom } from "./next-card.ts";
import { useActions } from "../state/use-actions.ts";

const SHOWN_MS = 8000;
/** Closer to the start, nothing is offered. */
const WORTH_SECONDS = 60;

/** After a resume: offers to start over, for 8 seconds. */
export function StartOver() {
  const { session, startAtSeconds, engine, panel } = useStage();
  const seconds = useMediaState("currentTime");
  const { intro, credits } = session.markers;
  const isNearEnd = seconds >= nextCardFrom(session.durationSeconds, credits?.startSeconds ?? null);
  const hasStarted = useMediaState("started");
  const { seekTo } = useActions();
  // A retry starts at another position than the first attempt.
  const [fromSeconds] = useState(engine.startSeconds);
  const [isOver, setOver] = useState(startAtSeconds !== null || fromSeconds < WORTH_SECONDS);
  useEffect(() => {
    if (!hasStarted || isOver) return;
    const timer = setTimeout(() => setOver(true), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [hasStarted, isOver]);
  if (!hasStarted || isOver || isNearEnd || isInIntro(intro, seconds) || panel) return null;
  const startOver = () => {
    seekTo(0);
    setOver(true);
  };
  return (
    <div className="player-offer" data-focus-row="">
      <p>Resuming at {formatTimecode(fromSeconds)}</p>
      <button type="button" className="button" onClick={startOver}>
        Start over
      </button>
    </div>
  );
}
