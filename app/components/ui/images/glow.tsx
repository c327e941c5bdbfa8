import { type CSSProperties } from "react";
import { type ImageRef } from "#core/catalog/types.ts";

/**
 * How strong the glow of an image is, as a factor of `--glow`: bright images glow less, so that words on the glow keep
 * 4.5:1 (the mockups' Salt Meridian, mean lightness 0.62, was measured at 0.55).
 */
export function glowStrength(lightness: number | null): number {
  if (lightness === null) return 0.7;
  return Math.min(1, Math.max(0.3, 1.35 - 1.3 * lightness));
}

interface GlowProps {
  readonly images: readonly (ImageRef | null)[];
  /** Which of them is shown. */
  readonly shown?: number;
}

/** The glow of an image on the page around it: its 24 px placeholder, stretched and blurred behind it. */
export function Glow({ images, shown = 0 }: GlowProps) {
  const strength = glowStrength(images[shown]?.lightness ?? null);
  return (
    <div className="glow" aria-hidden="true" style={{ "--glow-strength": strength } as CSSProperties}>
      {images.map((image, index) =>
        image?.placeholder ? (
          <span
            key={index}
            style={{ backgroundImage: `url("${image.placeholder}")` }}
            data-on={index === shown || undefined}
          />
        ) : null,
      )}
    </div>
  );
}
