import { NavigationType, useLocation, useNavigationType } from "@remix-run/react";
import { useEffect, useRef } from "react";

interface LeftAt {
  readonly href: string;
  /** The name of the row that the link stands in: a title may stand in several. */
  readonly row: string | null;
}

/** The link that had the focus on each page of this visit; a few hundred at most. */
const left = new Map<string, LeftAt>();
const maximumRemembered = 300;

/** The page on which the focus was set last. It outlives the layout, which Back from the player creates anew. */
let lastPathname: string | null = null;

/**
 * Keeps the focus where a user expects it: Back returns to the card they left, a new page starts at its `main`.
 * It does not move the focus on the first page of the document, nor on a move within one page (`#credits`).
 */
export function useReturnFocus(): void {
  const { key, pathname } = useLocation();
  const isReturn = useNavigationType() === NavigationType.Pop;
  const isNewSite = useRef(true);
  const keyRef = useRef(key);
  keyRef.current = key;

  // Not every browser focuses a link that is clicked, and P on a card is no click.
  useEffect(() => {
    const remember = (event: Event): void => {
      const link = event.target instanceof Element ? event.target.closest("main a[href]") : null;
      if (!link) return;
      if (left.size > maximumRemembered) left.clear();
      const row = link.closest("[data-rail]")?.getAttribute("aria-label") ?? null;
      left.set(keyRef.current, { href: link.getAttribute("href") ?? "", row });
    };
    document.addEventListener("click", remember);
    document.addEventListener("focusin", remember);
    return () => {
      document.removeEventListener("click", remember);
      document.removeEventListener("focusin", remember);
    };
  }, []);

  useEffect(() => {
    const isSamePage = !isNewSite.current && pathname === lastPathname;
    isNewSite.current = false;
    lastPathname = pathname;
    if (isSamePage || isFirstPage()) return;
    const leftAt = isReturn ? left.get(keyRef.current) : undefined;
    const link = leftAt ? findLink(leftAt) : null;
    (link ?? document.querySelector<HTMLElement>("main"))?.focus({ preventScroll: !link });
  }, [pathname, isReturn]);
}

/** The link in the row that it was left in; where the row has it no more, anywhere on the page. */
function findLink({ href, row }: LeftAt): HTMLElement | null {
  const links = [...document.querySelectorAll<HTMLElement>(`main a[href="${CSS.escape(href)}"]`)];
  const isInRow = (link: HTMLElement) =>
    (link.closest("[data-rail]")?.getAttribute("aria-label") ?? null) === row;
  return links.find(isInRow) ?? links[0] ?? null;
}

/** Whether this is the document's first page: the root marks the document after that page's own effects. */
function isFirstPage(): boolean {
  return document.documentElement.dataset.hydrated === undefined;
}
