import { type ImageRef } from "#core/catalog/types.ts";
import { type images } from "#db/schema/images.ts";

type ImageColumns = Pick<
  typeof images.$inferSelect,
  "id" | "widths" | "width" | "height" | "placeholder" | "lightness"
>;

/** An image's row as pages get it; null stays null. */
export function toImageRef(row: ImageColumns | null | undefined): ImageRef | null {
  if (!row) return null;
  const { id, width, height, placeholder, lightness } = row;
  return { id, widths: [...row.widths].sort((a, b) => a - b), width, height, placeholder, lightness };
}
