import { NavigationType, useLocation, useNavigationType } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Remembers which link was followed on each page of this visit; a few hundred at most. */
const followed = new Map<string, string>();
const maximumRemembered = 300;

/**
 * Keeps the focus where a person expects it: Back returns to the card they left, a new page starts at its `main`.
 * The first page is left alone.
 */
export function useReturnFocus(): void {
  const { key, pathname } = useLocation();
  const isReturn = useNavigationType() === NavigationType.Pop;
  const isFirst = useRef(true);
  const keyRef = useRef(key);
  keyRef.current = key;

  useEffect(() => {
    const remember = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("main a[href]") : null;
      if (!link) return;
      if (followed.size > maximumRemembered) followed.clear();
      followed.set(keyRef.current, link.getAttribute("href") ?? "");
    };
    document.addEventListener("click", remember);
    return () => document.removeEventListener("click", remember);
  }, []);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const left = isReturn ? followed.get(keyRef.current) : undefined;
    const link = left ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(left)}"]`) : null;
    (link ?? document.querySelector<HTMLElement>("main"))?.focus({ preventScroll: !link });
  }, [pathname, isReturn]);
}
