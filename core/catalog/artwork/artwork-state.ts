import { and, eq } from "drizzle-orm";
import { type z } from "zod";
import { type artworkStateSchema } from "#core/catalog/artwork/schemas.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Message } from "#core/messages/message.ts";
import { artworkSourceKey } from "#core/storage/object-key.ts";
import { artworks } from "#db/schema/artworks.ts";

export type ArtworkState = Readonly<z.infer<typeof artworkStateSchema>>;

/** How far an image file is; `failure` tells why it was refused. Throws not_found. */
export async function getArtworkState(ctx: CoreContext, artworkId: string): Promise<ArtworkState> {
  const [row] = await ctx.db
    .select({ state: artworks.state, failure: artworks.failure })
    .from(artworks)
    .where(eq(artworks.id, artworkId));
  if (!row) throw new DomainError("not_found", "catalog.imageNotFound");
  return row;
}

/** Takes an image file back that no worker has decoded yet. False where it is too late: then it is shown already. */
export async function cancelArtwork(ctx: CoreContext, artworkId: string): Promise<boolean> {
  return endArtwork(ctx, artworkId, { state: "cancelled", failure: null });
}

/** Records that an image file cannot be used, with the reason for its user. */
export async function failArtwork(ctx: CoreContext, artworkId: string, failure: Message): Promise<void> {
  await endArtwork(ctx, artworkId, { state: "failed", failure });
}

/** The row first: the file of a row that still waits must be there. */
async function endArtwork(
  ctx: CoreContext,
  artworkId: string,
  end: { state: "cancelled" | "failed"; failure: Message | null },
): Promise<boolean> {
  const ended = await ctx.db
    .update(artworks)
    .set(end)
    .where(and(eq(artworks.id, artworkId), eq(artworks.state, "waiting")))
    .returning({ id: artworks.id });
  if (ended.length === 0) return false;
  await ctx.store.delete([artworkSourceKey(artworkId)]);
  return true;
}
