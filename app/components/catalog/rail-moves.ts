/** Where a key leads inside a row of `count` cards; null where the key means nothing here. */
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

/** The place that a row remembers, within the cards that it has now. */
export function rememberedIndex(index: number | undefined, count: number): number {
  return Math.min(Math.max(index ?? 0, 0), Math.max(count - 1, 0));
}

/** How far arrows page a rail: all that is shown but one card, so that one stays as a landmark. Pixels. */
export function pageDistance(shownPixels: number, cardPixels: number): number {
  return Math.max(cardPixels, Math.floor(shownPixels / Math.max(cardPixels, 1) - 1) * cardPixels);
}
