import { useEffect } from "react";
import { isTyping } from "./focus-targets.ts";
import { touchOf, viewAfter, type Touch, type View } from "./view-mode.ts";

const KEY = "matinee-view";

/** Whether the page is shown for three metres now. */
export function isTvView(): boolean {
  return document.documentElement.dataset.view === "tv";
}

/** Keeps `<html data-view="tv">` in step with what the viewer touches. The next page of this tab starts as the last. */
export function useViewMode(): void {
  useEffect(() => {
    let view: View = isTvStored() ? { mode: "tv", isKnown: true } : { mode: "desktop", isKnown: false };
    show(view);
    const take = (touch: Touch | null) => {
      if (touch === null) return;
      const next = viewAfter(view, touch);
      if (next.mode !== view.mode) show(next);
      view = next;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTyping(event.target)) take(touchOf(event.key));
    };
    const onPointer = (event: PointerEvent) => {
      // Browsers tell of a resting mouse too, when the page moves under it.
      const isResting = event.type === "pointermove" && event.movementX === 0 && event.movementY === 0;
      if (!isResting) take("pointer");
    };
    document.addEventListener("keydown", onKeyDown, true);
    for (const type of POINTER_EVENTS) document.addEventListener(type, onPointer, PASSIVE);
    return () => {
      document.removeEventListener("keydown", onKeyDown, true);
      for (const type of POINTER_EVENTS) document.removeEventListener(type, onPointer, PASSIVE);
    };
  }, []);
}

const POINTER_EVENTS = ["pointermove", "pointerdown"] as const;
const PASSIVE = { capture: true, passive: true } as const;

function show({ mode }: View): void {
  if (mode === "tv") document.documentElement.dataset.view = "tv";
  else delete document.documentElement.dataset.view;
  try {
    if (mode === "tv") sessionStorage.setItem(KEY, mode);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage the next document asks again.
  }
}

function isTvStored(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "tv";
  } catch {
    return false;
  }
}
