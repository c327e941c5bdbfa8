import { z } from "zod";
import { creditSchema } from "#core/catalog/schemas.ts";

/** A title of the metadata service that may be the one that was meant. */
export const candidateSchema = z.object({
  serviceId: z.string(),
  kind: z.enum(["movie", "series"]),
  name: z.string(),
  releaseYear: z.number().nullable(),
  overview: z.string(),
  posterPath: z.string().nullable(),
  /** Whether an id that is stored with the title names it. */
  isLinked: z.boolean(),
});

/** Facts of a title, its seasons and episodes: those that a preview is about, that are applied, or taken back. */
export const factsSchema = z.object({
  title: z
    .object({
      name: z.string(),
      overview: z.string(),
      releaseYear: z.number().nullable(),
      genres: z.array(z.string()).readonly(),
      ageRatingYears: z.number().nullable(),
      credits: z.array(creditSchema).readonly(),
      externalIds: z.record(z.string(), z.string()).readonly(),
    })
    .partial(),
  seasons: z.array(z.object({ seasonId: z.string(), name: z.string().nullable() })).readonly(),
  episodes: z
    .array(z.object({ playableId: z.string(), name: z.string().optional(), overview: z.string().optional() }))
    .readonly(),
});

/** What the service knows better, beside what the title has now. */
export const factsPreviewSchema = z.object({
  serviceId: z.string(),
  name: z.string(),
  releaseYear: z.number().nullable(),
  now: factsSchema,
  found: factsSchema,
  /** The keys (fact-keys.ts) of the facts that replace nothing which an admin may have written. */
  suggested: z.array(z.string()).readonly(),
  /** Words for the seasons and episodes that the facts are about, by their ids. */
  numbers: z.record(z.string(), z.object({ season: z.number(), episode: z.number().nullable() })),
});
