import { type ImageRef } from "#core/catalog/types.ts";

/** A still, and the second of its video at which it was taken. */
export interface StillAtPosition {
  readonly atSeconds: number;
  readonly image: ImageRef;
}

/** The still that was taken nearest to a second, the earlier of two; null if there is none. */
export function nearestStill(stills: readonly StillAtPosition[], seconds: number): ImageRef | null {
  const distance = (still: StillAtPosition): number => Math.abs(still.atSeconds - seconds);
  const best = stills.reduce<StillAtPosition | null>(
    (nearest, still) => (nearest && distance(nearest) <= distance(still) ? nearest : still),
    null,
  );
  return best?.image ?? null;
}
