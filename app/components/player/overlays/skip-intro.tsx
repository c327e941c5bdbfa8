import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { useActions } from "../state/use-actions.ts";
import { isInIntro } from "./is-in-intro.ts";

/** While the intro plays: a button that skips it. It stays when the controls leave. */
export function SkipIntro() {
  const { session, panel } = useStage();
  const { seekTo } = useActions();
  const seconds = useMediaState("currentTime");
  const hasStarted = useMediaState("started");
  const { intro } = session.markers;
  if (!hasStarted || panel || !isInIntro(intro, seconds)) return null;
  return (
    <div className="player-offer skip-intro" data-focus-row="">
      <button type="button" className="button" onClick={() => seekTo(intro.endSeconds)}>
        Skip intro
      </button>
    </div>
  );
}
