import { useEffect } from "react";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";

/** The data of a visible admin page is never older than this. */
const freshMilliseconds = 10_000;
/** While something is under way that the page shows. */
const activeMilliseconds = 1_500;

/** Asks for the page's data again and again while it is looked at; live bars have their own stream. */
export function useFresh(): void {
  useFreshEvery(freshMilliseconds);
}

/** The same in short steps, while `isActive`. */
export function useFreshWhile(isActive: boolean): void {
  useFreshEvery(isActive ? activeMilliseconds : null);
}

/** Null never asks. */
function useFreshEvery(milliseconds: number | null): void {
  const revalidate = useRevalidate();
  useEffect(() => {
    if (milliseconds === null) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [revalidate, milliseconds]);
}
