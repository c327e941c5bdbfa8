import { useEffect } from "react";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";

/** The data of a visible admin page is never older than this. */
const freshMilliseconds = 10_000;

/** Asks for the page's data again and again while it is looked at; live bars have their own stream. */
export function useFresh(): void {
  const revalidate = useRevalidate();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, freshMilliseconds);
    return () => clearInterval(timer);
  }, [revalidate]);
}
