/** Where each entry of the tab's history leads, by its number: React Router counts them in `history.state.idx`. */
const pathnames = new Map<number, string>();

/** Notes the page that is shown. */
export function recordPage(index: number, pathname: string): void {
  pathnames.set(index, pathname);
}

/**
 * How many entries Back goes: to the last page that was another one and no player, since the player's own Back leads to
 * its title. Null where there is none that this document knows.
 */
export function stepsBack(
  index: number,
  pages: Pick<ReadonlyMap<number, string>, "get"> = pathnames,
): number | null {
  const here = pages.get(index);
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const pathname = pages.get(earlier);
    if (pathname === undefined) return null;
    if (pathname !== here && !pathname.startsWith("/watch/")) return earlier - index;
  }
  return null;
}

/** The number of the entry that is shown. */
export function currentIndex(): number {
  const state = window.history.state as { idx?: unknown } | null;
  return typeof state?.idx === "number" ? state.idx : 0;
}

/** Whether the entry before this one is a page, so that going back is the way there. */
export function isPageBefore(pathname: string): boolean {
  return pathnames.get(currentIndex() - 1) === pathname;
}
