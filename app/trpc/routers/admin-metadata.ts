import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { artworkTarget } from "#app/trpc/inputs/artwork-target.ts";
import { factsChange } from "#app/trpc/inputs/facts-change.ts";
import { applyFacts } from "#core/metadata/facts/apply-facts.ts";
import { findCandidates } from "#core/metadata/facts/find-candidates.ts";
import { previewFacts } from "#core/metadata/facts/preview-facts.ts";
import { candidateSchema, factsPreviewSchema } from "#core/metadata/facts/schemas.ts";
import { listServiceImages } from "#core/metadata/images/list-service-images.ts";
import { takeServiceImage } from "#core/metadata/images/take-service-image.ts";
import { metadataState } from "#core/metadata/open-metadata.ts";

const serviceId = z.string().regex(/^\d{1,12}$/);
const search = z.object({
  titleId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  releaseYear: z.number().int().min(1800).max(2200).nullable(),
});

/** Facts and images of a metadata service, which is asked while an admin waits. Part of the admin router. */
export const metadataProcedures = {
  /** The service's host; null where none is set up. Asks nothing. */
  metadataState: catalogProcedure
    .output(z.object({ host: z.string().nullable() }))
    .query(({ ctx }) => metadataState(ctx.core)),
  findCandidates: catalogProcedure
    .input(search)
    .output(z.array(candidateSchema))
    .query(({ ctx, input }) => findCandidates(ctx.core, input)),
  previewFacts: catalogProcedure
    .input(z.object({ titleId: z.uuid(), serviceId }))
    .output(factsPreviewSchema)
    .query(({ ctx, input }) => previewFacts(ctx.core, input)),
  applyFacts: catalogProcedure
    .input(factsChange)
    .output(z.void())
    .mutation(({ ctx, input }) => applyFacts(ctx.core, input)),
  serviceImages: catalogProcedure
    .input(z.object({ target: artworkTarget, serviceId: serviceId.optional() }))
    .output(
      z.object({
        serviceId: z.string().nullable(),
        images: z.array(z.object({ path: z.string(), width: z.number(), height: z.number() })).readonly(),
      }),
    )
    .query(({ ctx, input }) => listServiceImages(ctx.core, input)),
  takeServiceImage: catalogProcedure
    .input(z.object({ target: artworkTarget, path: z.string().max(200) }))
    .output(z.object({ artworkId: z.string() }))
    .mutation(({ ctx, input }) => takeServiceImage(ctx.core, input)),
};
