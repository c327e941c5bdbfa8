import { DomainError } from "#core/errors/domain-error.ts";
import { type WantedImage } from "#core/metadata/metadata-service.ts";
import { type ImageConfiguration } from "#core/metadata/drivers/tmdb/tmdb-schemas.ts";

const IMAGE_PATH = /^\/[A-Za-z0-9_-]{1,100}\.(?:jpe?g|png|webp)$/;
/** Twice as wide as a candidate is shown. */
const THUMBNAIL_WIDTH = { poster: 185, backdrop: 300, still: 300 } as const;

/** Whether this is the path of an image: one name, without folders, and no SVG. */
export const isImagePath = (path: string): boolean => IMAGE_PATH.test(path);

/**
 * The address of an image: below the one that the service's configuration names, over HTTPS where the service itself is
 * asked so. Throws bad_input for a path that is none. Pure.
 */
export function imageAddress(
  images: ImageConfiguration,
  { path, kind, size }: WantedImage,
  isSecure: boolean,
): URL {
  if (!isImagePath(path)) throw new DomainError("bad_input", "metadata.imageForeign");
  const base = isSecure ? images.secure_base_url : images.base_url;
  const folder = size === "original" ? "original" : thumbnailSize(images[`${kind}_sizes`], kind);
  return new URL(`${base.replace(/\/+$/, "")}/${folder}${path}`);
}

/** The smallest size (`w342`) that is wide enough. */
function thumbnailSize(sizes: readonly string[], kind: WantedImage["kind"]): string {
  const widths = sizes.flatMap((size) => (/^w\d{1,4}$/.test(size) ? [Number(size.slice(1))] : []));
  const enough = widths.filter((width) => width >= THUMBNAIL_WIDTH[kind]).sort((a, b) => a - b);
  return enough[0] === undefined ? "original" : `w${enough[0]}`;
}
