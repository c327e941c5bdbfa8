import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Asks for the page's data again when `sign` changes: a video became playable, its images exist. */
export function useFreshOn(sign: string): void {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  const before = useRef(sign);
  useEffect(() => {
    latest.current = revalidate;
  });
  useEffect(() => {
    if (before.current === sign) return;
    before.current = sign;
    latest.current();
  }, [sign]);
}
