import { type Page } from "@playwright/test";

export interface FocusRing {
  readonly isWide: boolean;
  readonly isInside: boolean;
  /** For a failure's message. */
  readonly focused: string;
}

/** The ring around the focused element: whether it is at least 3 px wide, and entirely in the window. */
export function focusRing(page: Page): Promise<FocusRing> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused.matches("body, main, [data-media-player]")) {
      // No element has the focus: the film plays, or a page has just loaded.
      return { isWide: true, isInside: true, focused: focused?.tagName ?? "" };
    }
    const framed = [focused, ...focused.querySelectorAll("*"), focused.closest("label") ?? focused];
    const widthOf = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    };
    const ring = framed.find((element) => widthOf(element) >= 3);
    const { left, top, right, bottom } = (ring ?? focused).getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
    return {
      isWide: ring !== undefined,
      isInside,
      focused: `${focused.outerHTML.slice(0, 160)} ${[left, top, right, bottom].map(Math.round).join(" ")}`,
    };
  });
}

/** The smallest text in the window, in pixels. */
export function smallestText(page: Page): Promise<number> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let smallest = Infinity;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!element || !walker.currentNode.textContent?.trim()) continue;
      const { width, height, top, bottom } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && bottom > 0 && top < window.innerHeight;
      if (!isSeen || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(element).fontSize));
    }
    return smallest;
  });
}
