import { access } from "node:fs/promises";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { type CoreContext } from "#core/context.ts";
import { isOfTarget } from "#core/import/beside/decide-artwork.ts";
import { type ArtworkFile } from "#core/import/beside/take-artwork.ts";
import { artworks } from "#db/schema/artworks.ts";
import { importedFiles } from "#db/schema/imported-files.ts";

/**
 * Whether a file is the one that an import took before, under a new path: its former path is gone, and size and time of
 * its last change are the same. Its records get the new path then; the image is not made a second time.
 */
export async function followMovedArtwork(
  ctx: CoreContext,
  target: ArtworkTarget,
  file: ArtworkFile,
): Promise<boolean> {
  const [last] = await ctx.db
    .select({ former: artworks.importedFrom })
    .from(artworks)
    .where(and(isOfTarget(target), isNotNull(artworks.importedFrom)))
    .orderBy(desc(artworks.createdAt), desc(artworks.id))
    .limit(1);
  const former = last?.former ?? null;
  if (former === null || former === file.path || (await exists(former))) return false;
  const { sizeBytes, modifiedMs } = file;
  return await ctx.db.transaction(async (tx) => {
    await tx.delete(importedFiles).where(eq(importedFiles.path, file.path));
    const isSame = and(eq(importedFiles.sizeBytes, sizeBytes), eq(importedFiles.modifiedMs, modifiedMs));
    const moved = await tx
      .update(importedFiles)
      .set({ path: file.path })
      .where(and(eq(importedFiles.path, former), isSame))
      .returning({ path: importedFiles.path });
    if (moved.length === 0) return false;
    await tx.update(artworks).set({ importedFrom: file.path }).where(eq(artworks.importedFrom, former));
    return true;
  });
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
