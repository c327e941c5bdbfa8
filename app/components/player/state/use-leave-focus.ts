import { useEffect } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";

/** Removes the focus when the controls hide: a hidden focused button would take the arrow keys. */
export function useLeaveFocus(): void {
  const { player, panel } = useStage();
  const areVisible = useMediaState("controlsVisible");
  useEffect(() => {
    const focused = document.activeElement;
    if (areVisible || panel !== null || !(focused instanceof HTMLElement)) return;
    if (focused.closest(".player-bar, .player-top") && player.current?.el?.contains(focused)) focused.blur();
  }, [areVisible, panel, player]);
}
