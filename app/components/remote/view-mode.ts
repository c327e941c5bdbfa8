import { isBackKey } from "./back-key.ts";

/** `tv`: for three metres, walked by arrows. */
export type ViewMode = "tv" | "desktop";

/** What the viewer touched last: an arrow key, another key that only a keyboard has, or a mouse or finger. */
export type Touch = "arrow" | "keyboard" | "pointer";

export interface View {
  readonly mode: ViewMode;
  /** Whether something was touched that tells what the viewer sits at. */
  readonly isKnown: boolean;
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

/**
 * The view after a touch: three metres where the first key is an arrow; a mouse or a finger always ends it. On a
 * desktop arrows scroll, so after a mouse they do not start it.
 */
export function viewAfter(view: View, touch: Touch): View {
  if (touch === "pointer") return { mode: "desktop", isKnown: true };
  if (view.isKnown) return view;
  return { mode: touch === "arrow" ? "tv" : "desktop", isKnown: true };
}

/** What a pressed key tells; null for what a remote control has beside its arrows, and for modifiers. */
export function touchOf(key: string): Touch | null {
  if (key.startsWith("Arrow")) return "arrow";
  return key === "Enter" || isBackKey(key) || MODIFIERS.has(key) ? null : "keyboard";
}
