export type Direction = "left" | "right" | "up" | "down";

/** The edges of something on the page, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes may overlap by this much and still lie beside each other. */
const OVERLAP_PIXELS = 2;
/** How much more the way ahead counts than the way aside: the weight that Android's focus search uses. */
const AHEAD_WEIGHT = 13;

/**
 * Which of the boxes an arrow leads to from `from`: the nearest one ahead, where a step aside counts less than a step
 * ahead. Left and right stay in the line. Null where there is none.
 */
export function nearestIndex(from: Box, boxes: readonly Box[], direction: Direction): number | null {
  let best: { readonly index: number; readonly distance: number } | null = null;
  for (const [index, box] of boxes.entries()) {
    const distance = distanceTo(from, box, direction);
    if (distance !== null && (best === null || distance < best.distance)) best = { index, distance };
  }
  return best?.index ?? null;
}

/** How far a box is in a direction; null where it does not lie there. */
function distanceTo(from: Box, box: Box, direction: Direction): number | null {
  const ahead = aheadPixels(from, box, direction);
  if (ahead < -OVERLAP_PIXELS) return null;
  const isSideways = direction === "left" || direction === "right";
  const aside = isSideways
    ? gap(from.top, from.bottom, box.top, box.bottom)
    : gap(from.left, from.right, box.left, box.right);
  if (isSideways && aside > 0) return null;
  return AHEAD_WEIGHT * Math.max(0, ahead) ** 2 + aside ** 2;
}

function aheadPixels(from: Box, box: Box, direction: Direction): number {
  switch (direction) {
    case "left":
      return from.left - box.right;
    case "right":
      return box.left - from.right;
    case "up":
      return from.top - box.bottom;
    case "down":
      return box.top - from.bottom;
  }
}

/** What lies between two spans; 0 where they share a part. */
function gap(start: number, end: number, otherStart: number, otherEnd: number): number {
  return Math.max(0, otherStart - end, start - otherEnd);
}
