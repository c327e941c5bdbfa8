import { type PlayerPhase } from "../state/player-phase.ts";
import { useStage } from "../stage.tsx";
import { PlayKey } from "./play-key.tsx";

/** The large play key in the middle of the video on a phone. It replaces the small one at the lower edge. */
export function CenterPlayKey({ phase }: { readonly phase: PlayerPhase }) {
  const { panel } = useStage();
  if (panel !== null || (phase !== "playing" && phase !== "paused")) return null;
  return <PlayKey className="player-center-play" />;
}
