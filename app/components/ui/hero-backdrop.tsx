import { type CSSProperties } from "react";
import { ResponsiveImage } from "#app/components/ui/responsive-image.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface HeroBackdropProps {
  readonly image: ImageRef;
  /** How wide the screen is shown, as in `<img sizes>`. */
  readonly sizes: string;
  /** The one picture that carries a page is asked for at once. */
  readonly priority?: boolean;
}

/** Lines below which a picture that fills a screen looks enlarged. */
const SHARP_LINES = 480;

/**
 * The large picture of a page. One of few lines is shown at its own size, on a field of its own colours, as a small
 * screen in a large room; any other fills its place.
 */
export function HeroBackdrop({ image, sizes, priority = false }: HeroBackdropProps) {
  if (image.height >= SHARP_LINES) {
    return <ResponsiveImage className="h-full w-full" image={image} sizes={sizes} priority={priority} />;
  }
  const field = image.placeholder ? { backgroundImage: `url("${image.placeholder}")` } : undefined;
  return (
    <span className="small-backdrop" style={{ "--image-width": `${image.width}px` } as CSSProperties}>
      <span className="field" style={field} />
      <ResponsiveImage
        image={image}
        sizes={`${image.width}px`}
        priority={priority}
        style={{ aspectRatio: `${image.width} / ${image.height}` }}
      />
    </span>
  );
}
