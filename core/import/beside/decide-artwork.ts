import { access } from "node:fs/promises";
import path from "node:path";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { artworks } from "#db/schema/artworks.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

const KEPT = messageOf("imports.artworkKept");
const OTHER = messageOf("imports.artworkOther");

/**
 * Why an image file is not taken for a title or an episode; null if it is. It takes the place of none, of a still that
 * was chosen automatically, and of an earlier image of an import that is still shown. What an admin gave or chose stays.
 */
export async function whyArtworkStays(
  tx: DatabaseOrTransaction,
  target: ArtworkTarget,
  file: string,
): Promise<Message | null> {
  const [last] = await tx
    .select()
    .from(artworks)
    .where(and(isOfTarget(target), inArray(artworks.state, ["waiting", "ready"])))
    .orderBy(desc(artworks.createdAt), desc(artworks.id))
    .limit(1);
  const shown = await shownImage(tx, target);
  if (!last) return shown === null || shown.isAutomatic ? null : KEPT;
  if (last.importedFrom === null) return KEPT;
  if (last.state === "ready" && shown?.id !== last.id) return KEPT;
  return (await isOthers(last.importedFrom, file)) ? OTHER : null;
}

/**
 * Whether the image that is there is another folder's, and so another season's: the first one counts while it exists.
 * Within a folder the better name counts.
 */
async function isOthers(former: string, file: string): Promise<boolean> {
  if (path.dirname(former) === path.dirname(file)) return false;
  return access(former).then(
    () => true,
    () => false,
  );
}

/** The artworks that were given to a title for this use, or to this episode. */
export function isOfTarget(target: ArtworkTarget) {
  const ofPlayable =
    target.kind === "still" ? eq(artworks.playableId, target.playableId) : isNull(artworks.playableId);
  return and(eq(artworks.titleId, target.titleId), eq(artworks.kind, target.kind), ofPlayable);
}

interface ShownImage {
  readonly id: string;
  /** Taken from a video. */
  readonly isAutomatic: boolean;
}

async function shownImage(tx: DatabaseOrTransaction, target: ArtworkTarget): Promise<ShownImage | null> {
  const id = await shownId(tx, target);
  if (id === null) return null;
  const [image] = await tx.select({ videoId: images.videoId }).from(images).where(eq(images.id, id));
  return image ? { id, isAutomatic: image.videoId !== null } : null;
}

async function shownId(tx: DatabaseOrTransaction, target: ArtworkTarget): Promise<string | null> {
  if (target.kind === "still") {
    const [episode] = await tx
      .select({ id: playables.stillImageId })
      .from(playables)
      .where(eq(playables.id, target.playableId));
    return episode?.id ?? null;
  }
  const [title] = await tx
    .select({ poster: titles.posterImageId, backdrop: titles.backdropImageId })
    .from(titles)
    .where(eq(titles.id, target.titleId));
  return title?.[target.kind] ?? null;
}
