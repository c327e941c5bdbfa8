import { type CSSProperties } from "react";
import { letterSize } from "#app/components/ui/images/poster-fallback.tsx";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface ComposedPosterProps {
  /** The complete still, at the top. */
  readonly image: ImageRef;
  readonly name: string;
  readonly languageTag?: string | null;
  readonly sizes: string;
}

/**
 * A poster for a film of few lines: its still in full, as sharp as it is, on a field of its own colours, and the name
 * below in the display face. A crop of so small an image would be enlarged.
 */
export function ComposedPoster({ image, name, languageTag, sizes }: ComposedPosterProps) {
  const field = image.placeholder ? { backgroundImage: `url("${image.placeholder}")` } : undefined;
  return (
    <span className="composed-poster">
      <span className="field" style={field} />
      <ResponsiveImage image={image} sizes={sizes} />
      <span
        className="name"
        aria-hidden="true"
        lang={languageTag ?? undefined}
        style={{ "--fallback-size": letterSize(name) } as CSSProperties}
      >
        {name}
      </span>
    </span>
  );
}
