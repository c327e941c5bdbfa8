import { useRevalidator } from "@remix-run/react";
import { useCallback, useRef } from "react";

/** A function that stays the same, for timers: it asks for the page's data again, unless that is under way. */
export function useRevalidate(): () => void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  return useCallback(() => {
    if (latest.current.state === "idle") latest.current.revalidate();
  }, []);
}
