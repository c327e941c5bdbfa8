import { useMediaState } from "@vidstack/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { useStage } from "../stage.tsx";

/** The position and the time left. */
export function TimeLeft() {
  const { session } = useStage();
  const seconds = useMediaState("currentTime");
  const left = Math.max(0, session.durationSeconds - seconds);
  return (
    <p className="player-time">
      <b>{formatTimecode(seconds)}</b>
      <span>{formatTimecode(Math.round(left))} left</span>
    </p>
  );
}
