import { isBackKey } from "#app/components/remote/back-key.ts";

/** What a key asks of the player. */
export type KeyAction =
  | { readonly do: "play" | "mute" | "fullscreen" | "captions" | "help" | "close" | "back" | "enter" }
  | { readonly do: "skip"; readonly seconds: number }
  | { readonly do: "seekPercent"; readonly percent: number }
  | { readonly do: "volume"; readonly percent: number }
  | { readonly do: "step"; readonly frames: 1 | -1 }
  | { readonly do: "move"; readonly way: "left" | "right" | "up" | "down" };

export interface PressedKey {
  readonly key: string;
  readonly hasModifier: boolean;
  /** What has the keyboard: nothing in the player, one of its controls, its scrubber, or a text field. */
  readonly focus: "none" | "control" | "slider" | "text";
}

export const SKIP_SECONDS = 10;
/** One press of an arrow, in hundredths of the full volume. */
const VOLUME_STEP_PERCENT = 10;

/**
 * The player's keys (DESIGN §11): arrows skip 10 s and turn the volume only while nothing in the player has focus,
 * otherwise they move focus; Enter gives focus to the controls. Null leaves the key to the browser: text fields, modifiers, Space and Enter on a control, a slider's own keys.
 */
export function keyAction({ key, hasModifier, focus }: PressedKey): KeyAction | null {
  if (hasModifier || focus === "text") return null;
  const arrow = arrowWay(key);
  if (arrow) return arrowAction(arrow, focus);
  if (focus === "slider" && (key === "Home" || key === "End")) return null;
  if (/^[0-9]$/.test(key)) return { do: "seekPercent", percent: Number(key) * 10 };
  return keyOfItsOwn(key, focus);
}

function keyOfItsOwn(key: string, focus: PressedKey["focus"]): KeyAction | null {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case " ":
      return focus === "control" ? null : { do: "play" };
    case "Enter":
      return focus === "none" ? { do: "enter" } : null;
    case "k":
      return { do: "play" };
    case "j":
      return { do: "skip", seconds: -SKIP_SECONDS };
    case "l":
      return { do: "skip", seconds: SKIP_SECONDS };
    case "m":
      return { do: "mute" };
    case "f":
      return { do: "fullscreen" };
    case "c":
      return { do: "captions" };
    case ",":
      return { do: "step", frames: -1 };
    case ".":
      return { do: "step", frames: 1 };
    case "Home":
      return { do: "seekPercent", percent: 0 };
    case "End":
      return { do: "seekPercent", percent: 100 };
    case "?":
      return { do: "help" };
    case "Escape":
      return { do: "close" };
    default:
      return isBackKey(key) ? { do: "back" } : null;
  }
}

function arrowWay(key: string): "left" | "right" | "up" | "down" | null {
  switch (key) {
    case "ArrowLeft":
      return "left";
    case "ArrowRight":
      return "right";
    case "ArrowUp":
      return "up";
    case "ArrowDown":
      return "down";
    default:
      return null;
  }
}

function arrowAction(way: "left" | "right" | "up" | "down", focus: PressedKey["focus"]): KeyAction | null {
  const isSideways = way === "left" || way === "right";
  if (focus === "none") {
    return isSideways
      ? { do: "skip", seconds: way === "left" ? -SKIP_SECONDS : SKIP_SECONDS }
      : { do: "volume", percent: way === "down" ? -VOLUME_STEP_PERCENT : VOLUME_STEP_PERCENT };
  }
  if (focus === "slider" && isSideways) return null;
  return { do: "move", way };
}
