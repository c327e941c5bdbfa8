import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";

/** On a phone the admin pages are a row that scrolls. Scrolls it so that the current page's link is in view. */
export function useCurrentInView(): RefObject<HTMLElement> {
  const ref = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const row = ref.current?.querySelector("ul");
    const current = row?.querySelector<HTMLElement>("[aria-current]");
    if (!row || !current) return;
    row.scrollTo({ left: current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2 });
  }, [pathname]);
  return ref;
}
