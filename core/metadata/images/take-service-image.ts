import { addArtwork, type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { type CoreContext } from "#core/context.ts";
import { requireMetadata } from "#core/metadata/open-metadata.ts";

/**
 * Gives a title an image of the metadata service: fetches its largest file, and goes on as with an uploaded one (a worker
 * decodes it and writes it anew). `path` is one that `listServiceImages` gave. Returns the artwork's id. Throws what
 * `addArtwork` and `MetadataService.openImage` throw.
 */
export async function takeServiceImage(
  ctx: CoreContext,
  { target, path }: { target: ArtworkTarget; path: string },
): Promise<{ artworkId: string }> {
  const body = await requireMetadata(ctx).openImage({ path, kind: target.kind, size: "original" });
  return addArtwork(ctx, target, body);
}
