import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** A booth that is looked at is never older than this. */
const freshMilliseconds = 10_000;

/** Asks for the page's data again and again while it is looked at; live strips have their own stream. */
export function useFresh(): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    const timer = setInterval(() => {
      const { state, revalidate } = latest.current;
      if (document.visibilityState === "visible" && state === "idle") revalidate();
    }, freshMilliseconds);
    return () => clearInterval(timer);
  }, []);
}
