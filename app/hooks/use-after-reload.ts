import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * A function that loads the page's data again; once the new data is on the page, `onLoaded` is called, as of that
 * rendering.
 */
export function useAfterReload(onLoaded: () => void): () => void {
  const { state, revalidate } = useRevalidator();
  const step = useRef<"none" | "asked" | "loading">("none");
  const latest = useRef(onLoaded);
  latest.current = onLoaded;
  useEffect(() => {
    if (step.current === "asked" && state === "loading") step.current = "loading";
    if (step.current !== "loading" || state !== "idle") return;
    step.current = "none";
    latest.current();
  }, [state]);
  return useCallback(() => {
    step.current = "asked";
    revalidate();
  }, [revalidate]);
}
