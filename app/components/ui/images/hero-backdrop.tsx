import { type CSSProperties } from "react";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface HeroBackdropProps {
  readonly image: ImageRef;
  /** How wide the image is shown, as in `<img sizes>`. */
  readonly sizes: string;
  /** The main image of a page is loaded at once. */
  readonly priority?: boolean;
}

/** Lines below which an image that fills its frame looks enlarged. */
const SHARP_LINES = 480;

/**
 * The large image of a page. One of few lines is shown at its own size, on a field of its own colours; any other fills
 * its frame.
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
