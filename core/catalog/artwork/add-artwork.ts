import { and, eq, isNull } from "drizzle-orm";
import { type ArtworkKind } from "#core/catalog/artwork/artwork-limits.ts";
import { openImageBody } from "#core/catalog/artwork/image-body.ts";
import { lockTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { artworkSourceKey } from "#core/storage/object-key.ts";
import { newId } from "#core/uuid.ts";
import { type DatabaseOrTransaction, type Transaction } from "#db/client.ts";
import { artworks } from "#db/schema/artworks.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

/** What an image is for: a title's poster or backdrop, or the still of one of its episodes. */
export type ArtworkTarget =
  | { readonly kind: "poster" | "backdrop"; readonly titleId: string }
  | { readonly kind: "still"; readonly titleId: string; readonly playableId: string };

/** Of an image that an import takes from a file of the server. */
export interface ArtworkOrigin {
  /** The absolute path of that file. */
  readonly importedFrom: string;
  /** Runs in the transaction that writes the artwork, with its title locked; a DomainError refuses the artwork. */
  readonly record: (tx: Transaction) => Promise<void>;
}

/** Many times what an editor tries for one title. */
const MAX_ARTWORKS = 200;

/**
 * Gives a title this image file: stores it, and lets a worker decode it, which then shows it in place of what was
 * there (`make-artwork`). `body` is a request, a file (`createReadStream`) or an object of the store. Nothing is
 * decoded here. Returns the artwork's id, which its image will have. Throws media_refused for what is no JPEG, PNG,
 * WebP or AVIF, too_large past 20 MB, not_found, conflict past 200 files of one title, storage_full, unavailable.
 */
export async function addArtwork(
  ctx: CoreContext,
  target: ArtworkTarget,
  body: AsyncIterable<Uint8Array>,
  origin?: ArtworkOrigin,
): Promise<{ artworkId: string }> {
  await assertTarget(ctx.db, target);
  const image = await openImageBody(body);
  const id = newId();
  const objectKey = artworkSourceKey(id);
  await storeWithin(ctx, objectKey, image.stream);
  try {
    await ctx.db.transaction(async (tx) => {
      await lockTitle(tx, target.titleId);
      await assertTarget(tx, target);
      await assertFew(tx, target.titleId);
      await origin?.record(tx);
      const importedFrom = origin?.importedFrom ?? null;
      await tx
        .insert(artworks)
        .values({ ...rowOf(target), id, importedFrom, format: image.format, bytes: image.bytes() });
      await enqueue(tx, "make-artwork", { artworkId: id });
    });
  } catch (error) {
    // After any other error the row may exist. The orphan sweep finds a stray object, but a deleted one would be lost.
    if (error instanceof DomainError) await ctx.store.delete([objectKey]);
    throw error;
  }
  return { artworkId: id };
}

/** A driver may report the stream's failure as its own: the stream's is the one to tell. */
async function storeWithin(
  ctx: CoreContext,
  objectKey: string,
  stream: Parameters<CoreContext["store"]["putIfAbsent"]>[1] & NodeJS.EventEmitter,
): Promise<void> {
  let refusal: unknown = null;
  stream.once("error", (error: unknown) => (refusal = error));
  try {
    await ctx.store.putIfAbsent(objectKey, stream);
  } catch (error) {
    throw refusal instanceof DomainError ? refusal : error;
  }
}

function rowOf(target: ArtworkTarget): {
  kind: ArtworkKind;
  titleId: string;
  playableId: string | null;
} {
  const { kind, titleId } = target;
  return { kind, titleId, playableId: target.kind === "still" ? target.playableId : null };
}

async function assertTarget(tx: DatabaseOrTransaction, target: ArtworkTarget): Promise<void> {
  const [title] = await tx
    .select({ id: titles.id })
    .from(titles)
    .where(and(eq(titles.id, target.titleId), isNull(titles.deletedAt)));
  if (!title) throw new DomainError("not_found", "catalog.titleNotFound");
  if (target.kind !== "still") return;
  const isMeant = and(eq(playables.id, target.playableId), eq(playables.titleId, target.titleId));
  const [episode] = await tx
    .select({ kind: playables.kind })
    .from(playables)
    .where(and(isMeant, isNull(playables.deletedAt)));
  if (!episode) throw new DomainError("not_found", "catalog.episodeNotFound");
  if (episode.kind === "movie") throw new DomainError("bad_input", "catalog.filmHasNoStill");
}

async function assertFew(tx: Transaction, titleId: string): Promise<void> {
  if ((await tx.$count(artworks, eq(artworks.titleId, titleId))) < MAX_ARTWORKS) return;
  throw new DomainError("conflict", "catalog.tooManyImages", { count: MAX_ARTWORKS });
}
