import { type CSSProperties } from "react";
import { type ImageRef } from "#core/catalog/types.ts";

/**
 * How much light a picture throws, as a factor of `--glow`: bright art spills less, so that words on the spill keep
 * 4.5:1 (the mockups' Salt Meridian, mean lightness 0.62, was measured at 0.55).
 */
export function spillStrength(lightness: number | null): number {
  if (lightness === null) return 0.7;
  return Math.min(1, Math.max(0.3, 1.35 - 1.3 * lightness));
}

interface SpillProps {
  readonly images: readonly (ImageRef | null)[];
  /** Which of them is on the screen. */
  readonly shown?: number;
}

/** The colour that a screen throws into the room: its 24 px placeholder, stretched and blurred behind it. */
export function Spill({ images, shown = 0 }: SpillProps) {
  const strength = spillStrength(images[shown]?.lightness ?? null);
  return (
    <div className="spill" aria-hidden="true" style={{ "--spill-strength": strength } as CSSProperties}>
      {images.map((image, place) =>
        image?.placeholder ? (
          <img key={place} src={image.placeholder} alt="" data-on={place === shown || undefined} />
        ) : null,
      )}
    </div>
  );
}
