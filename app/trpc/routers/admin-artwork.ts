import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { cancelArtwork, getArtworkState } from "#core/catalog/artwork/artwork-state.ts";
import { artworkStateSchema } from "#core/catalog/artwork/schemas.ts";

const byArtwork = catalogProcedure.input(z.object({ artworkId: z.uuid() }));

/** Image files that were sent to `PUT /api/artwork`. Part of the admin router. */
export const artworkProcedures = {
  artworkState: byArtwork
    .output(artworkStateSchema)
    .query(({ ctx, input }) => getArtworkState(ctx.core, input.artworkId)),
  /** False where it is shown already. */
  cancelArtwork: byArtwork
    .output(z.object({ cancelled: z.boolean() }))
    .mutation(async ({ ctx, input }) => ({ cancelled: await cancelArtwork(ctx.core, input.artworkId) })),
};
