import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { artworkSourceKey, imageKey } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { artworks } from "#db/schema/artworks.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

export type ArtworkRow = typeof artworks.$inferSelect;
export type DecodedImage = Omit<
  typeof images.$inferInsert,
  "id" | "kind" | "titleId" | "playableId" | "videoId" | "atSeconds"
>;

/**
 * Writes the row of a decoded image, whose objects are stored, and shows it where its file was meant for, unless a
 * later file was given there meanwhile. What was cancelled, or lost its title, leaves no objects.
 */
export async function showArtwork(
  ctx: CoreContext,
  artwork: ArtworkRow,
  image: DecodedImage,
): Promise<"shown" | "discarded"> {
  const outputs = image.widths.map((width) => imageKey(artwork.id, width));
  const source = artworkSourceKey(artwork.id);
  try {
    const isWritten = await ctx.db.transaction((tx) => writeRows(tx, artwork, image));
    await ctx.store.delete(isWritten ? [source] : [source, ...outputs]);
    return isWritten ? "shown" : "discarded";
  } catch (error) {
    // The rows may exist all the same, if the answer to the commit was lost. The next run of the job finds out.
    if (!isOutage(error)) await ctx.store.delete(outputs);
    throw error;
  }
}

/** False where the artwork does not wait any more. */
async function writeRows(tx: Transaction, artwork: ArtworkRow, image: DecodedImage): Promise<boolean> {
  // The title first, as every edit locks it.
  await tx.select({ id: titles.id }).from(titles).where(eq(titles.id, artwork.titleId)).for("update");
  const [waiting] = await tx
    .select()
    .from(artworks)
    .where(and(eq(artworks.id, artwork.id), eq(artworks.state, "waiting")))
    .for("update");
  if (!waiting) return false;
  const { id, kind, playableId } = waiting;
  const titleId = await titleNow(tx, waiting);
  await tx.insert(images).values({ ...image, id, kind, titleId, playableId });
  await tx.update(artworks).set({ state: "ready" }).where(eq(artworks.id, id));
  if (!(await isOvertaken(tx, waiting))) await show(tx, waiting);
  await touchTitle(tx, titleId);
  return true;
}

/** An episode may have become a film, or a part of another series, since its file was given. */
async function titleNow(tx: Transaction, { titleId, playableId }: ArtworkRow): Promise<string> {
  if (playableId === null) return titleId;
  const [episode] = await tx
    .select({ titleId: playables.titleId })
    .from(playables)
    .where(eq(playables.id, playableId));
  return episode?.titleId ?? titleId;
}

async function show(tx: Transaction, { id, kind, titleId, playableId }: ArtworkRow): Promise<void> {
  if (playableId !== null) {
    await tx.update(playables).set({ stillImageId: id }).where(eq(playables.id, playableId));
    return;
  }
  const change = kind === "poster" ? { posterImageId: id } : { backdropImageId: id };
  await tx.update(titles).set(change).where(eq(titles.id, titleId));
}

async function isOvertaken(tx: Transaction, artwork: ArtworkRow): Promise<boolean> {
  const { titleId, playableId, kind, id } = artwork;
  const [later] = await tx
    .select({ id: artworks.id })
    .from(artworks)
    .where(
      and(
        ...[eq(artworks.titleId, titleId), eq(artworks.kind, kind)],
        playableId === null ? isNull(artworks.playableId) : eq(artworks.playableId, playableId),
        inArray(artworks.state, ["waiting", "ready"]),
        sql`(${artworks.createdAt}, ${artworks.id}) > (select created_at, id from artworks where id = ${id})`,
      ),
    )
    .limit(1);
  return later !== undefined;
}
