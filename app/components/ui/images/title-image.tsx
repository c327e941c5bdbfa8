import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { PosterFallback } from "#app/components/ui/images/poster-fallback.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface TitleImageProps {
  readonly image: ImageRef | null;
  readonly name: string;
  readonly languageTag?: string | null;
  readonly sizes: string;
  readonly className?: string;
}

/** A title's image, or its typographic fallback: never a gap. */
export function TitleImage({ image, name, languageTag, sizes, className }: TitleImageProps) {
  if (!image) return <PosterFallback name={name} languageTag={languageTag} />;
  return <ResponsiveImage image={image} sizes={sizes} className={className} />;
}
