import { ComposedPoster } from "#app/components/ui/images/composed-poster.tsx";
import { PosterFallback } from "#app/components/ui/images/poster-fallback.tsx";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type TitleCard } from "#core/catalog/types.ts";

interface TitlePosterProps {
  readonly title: Pick<TitleCard, "name" | "languageTag" | "poster" | "backdrop">;
  readonly sizes: string;
}

/** Pixels from left to right that a poster has, where it is cut out of 480 lines: cards are about as wide. */
const SHARP_WIDTH = 320;

/** A title's 2:3 poster: its own where it is sharp, one composed of its still, or the name alone. Never a gap. */
export function TitlePoster({ title, sizes }: TitlePosterProps) {
  const { name, languageTag, poster, backdrop } = title;
  if (poster && (poster.width >= SHARP_WIDTH || !backdrop))
    return <ResponsiveImage image={poster} sizes={sizes} />;
  if (backdrop)
    return <ComposedPoster image={backdrop} name={name} languageTag={languageTag} sizes={sizes} />;
  return <PosterFallback name={name} languageTag={languageTag} />;
}
