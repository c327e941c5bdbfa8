import { Picture } from "#app/components/ui/responsive-image.tsx";
import { Plate } from "#app/components/ui/poster-fallback.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface ArtProps {
  readonly image: ImageRef | null;
  readonly name: string;
  readonly languageTag?: string | null;
  readonly sizes: string;
  readonly className?: string;
}

/** A title's picture, or its typographic stand-in: never a gap. */
export function Art({ image, name, languageTag, sizes, className }: ArtProps) {
  if (!image) return <Plate name={name} languageTag={languageTag} />;
  return <Picture image={image} sizes={sizes} className={className} />;
}
