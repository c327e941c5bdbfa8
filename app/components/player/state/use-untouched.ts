import { useEffect, useMemo } from "react";
import { episodePassed, shouldAskStillWatching, touched, type Untouched } from "./still-watching.ts";

const KEY = "matinee-untouched";
const TOUCHES = ["pointerdown", "pointermove", "keydown", "touchstart"] as const;
/** A moving mouse is one touch, not hundreds. */
const WRITE_EVERY_MS = 5000;

/** Watches whether anybody is there, across the episodes of this tab. */
export function useUntouched() {
  useEffect(() => {
    let writtenAt = 0;
    const onTouch = () => {
      const now = Date.now();
      if (now - writtenAt < WRITE_EVERY_MS) return;
      writtenAt = now;
      write(touched(now));
    };
    if (!sessionStorage.getItem(KEY)) onTouch();
    for (const touch of TOUCHES) document.addEventListener(touch, onTouch, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) document.removeEventListener(touch, onTouch, { capture: true });
    };
  }, []);
  return useMemo(
    () => ({
      /** Whether to ask before the next one starts by itself; counts the episode that just passed. */
      shouldAsk: () => {
        const passed = episodePassed(read());
        write(passed);
        return shouldAskStillWatching(passed, Date.now());
      },
      touch: () => write(touched(Date.now())),
    }),
    [],
  );
}

function read(): Untouched {
  const now = Date.now();
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Partial<Untouched> | null;
    return { episodes: Number(stored?.episodes ?? 0), touchedAt: Number(stored?.touchedAt ?? now) };
  } catch {
    return touched(now);
  }
}

function write(untouched: Untouched): void {
  sessionStorage.setItem(KEY, JSON.stringify(untouched));
}
