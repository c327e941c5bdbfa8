import { useEffect } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";

/** When the controls leave, so does focus: a key that nobody sees focused would eat the arrows. */
export function useLeaveFocus(): void {
  const { player, panel } = useStage();
  const areVisible = useMediaState("controlsVisible");
  useEffect(() => {
    const focused = document.activeElement;
    if (areVisible || panel !== null || !(focused instanceof HTMLElement)) return;
    if (focused.closest(".player-bar, .player-top") && player.current?.el?.contains(focused)) focused.blur();
  }, [areVisible, panel, player]);
}
