import { useEffect } from "react";
import { useStage } from "../stage.tsx";
import { useActions } from "../state/use-actions.ts";
import { useFullscreen } from "../state/use-fullscreen.ts";
import { focusControls, focusKind, moveFocus } from "./focus-rows.ts";
import { isTvView } from "#app/components/remote/use-view-mode.ts";
import { keyAction, type KeyAction } from "./key-action.ts";

/** A key that is held down skips on and on, but switches once. */
const SWITCHES: ReadonlySet<KeyAction["do"]> = new Set([
  "play",
  "mute",
  "fullscreen",
  "captions",
  "help",
  "close",
  "back",
]);

/** Listens to the complete document: a player page has nothing else to type into. In the capture phase, before sliders. */
export function useKeyboard(): void {
  const stage = useStage();
  const actions = useActions();
  const { toggle: toggleFullscreen } = useFullscreen();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const root = stage.player.current?.el;
      if (!root || event.defaultPrevented) return;
      const action = keyAction({
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        focus: focusKind(root),
      });
      // On a desktop Escape closes panels and leaves full screen; on a remote control it is Back.
      if (!action || (action.do === "close" && stage.panel === null && !isTvView())) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat && SWITCHES.has(action.do)) return;
      actions.showControls();
      carryOut(action, root);
    };
    const carryOut = (action: KeyAction, root: HTMLElement) => {
      switch (action.do) {
        case "play":
          return actions.togglePlay();
        case "mute":
          return actions.toggleMute();
        case "fullscreen":
          return toggleFullscreen();
        case "captions":
          return actions.toggleCaptions();
        case "help":
          return stage.openPanel(stage.panel === "help" ? null : "help");
        case "close":
        case "back":
          return stage.panel === null ? stage.leave() : stage.openPanel(null);
        case "skip":
          return actions.skip(action.seconds);
        case "volume":
          return actions.changeVolume(action.percent);
        case "seekPercent":
          return actions.seekToPercent(action.percent);
        case "step":
          return actions.step(action.frames);
        case "enter":
          return focusControls(root);
        case "move":
          return moveFocus(root, action.way);
      }
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [stage, actions, toggleFullscreen]);
}
