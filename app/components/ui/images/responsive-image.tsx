import { useEffect, useRef, useState, type CSSProperties } from "react";
import { type ImageRef } from "#core/catalog/types.ts";

interface ResponsiveImageProps {
  readonly image: ImageRef;
  /** How wide it is shown, as in `<img sizes>`. */
  readonly sizes: string;
  /** Empty where words beside it name the thing. */
  readonly alt?: string;
  readonly className?: string;
  /** The main image of a page is loaded at once; the others when they come near the viewport. */
  readonly priority?: boolean;
  readonly style?: CSSProperties;
}

/** Where an image of this width is. */
export function imageUrl(image: ImageRef, width: number): string {
  return `/images/${image.id}/${width}.webp`;
}

/** An image in the widths that exist: its 24 px placeholder first, then the image fades in. */
export function ResponsiveImage({
  image,
  sizes,
  alt = "",
  className,
  priority = false,
  style,
}: ResponsiveImageProps) {
  const { ref, coming, arrived } = useArrival();
  const background = image.placeholder ? { backgroundImage: `url("${image.placeholder}")` } : {};
  const largest = image.widths.at(-1) ?? image.width;
  return (
    <span className={`image ${className ?? ""}`} style={{ ...background, ...style }}>
      <img
        ref={ref}
        src={imageUrl(image, largest)}
        srcSet={image.widths.map((width) => `${imageUrl(image, width)} ${width}w`).join(", ")}
        sizes={sizes}
        width={image.width}
        height={image.height}
        alt={alt}
        loading={priority ? "eager" : "lazy"}
        {...{ fetchpriority: priority ? "high" : "auto" }}
        decoding="async"
        data-coming={coming || undefined}
        onLoad={arrived}
        onError={arrived}
      />
    </span>
  );
}

/** Hides an image only while it is loading, so that a page without scripts shows it too. */
function useArrival() {
  const ref = useRef<HTMLImageElement>(null);
  const [coming, setComing] = useState(false);
  useEffect(() => {
    if (ref.current && !ref.current.complete) setComing(true);
  }, []);
  return { ref, coming, arrived: () => setComing(false) };
}
