/** The index to which a key moves in a row of `count` cards; null for other keys. */
export function moveInRail(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowRight":
      return Math.min(index + 1, count - 1);
    case "ArrowLeft":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The index that a row remembers, limited to the cards that it has now. */
export function rememberedIndex(index: number | undefined, count: number): number {
  return Math.min(Math.max(index ?? 0, 0), Math.max(count - 1, 0));
}

/** How far the arrow buttons page a rail, in pixels: all shown cards but one, so that one stays visible. */
export function pageDistance(shownPixels: number, cardPixels: number): number {
  return Math.max(cardPixels, Math.floor(shownPixels / Math.max(cardPixels, 1) - 1) * cardPixels);
}
