import { z } from "zod";
import { playableChange, seasonChange } from "#app/trpc/inputs/series-change.ts";
import { titleChange } from "#app/trpc/inputs/title-change.ts";
import { factsSchema } from "#core/metadata/facts/schemas.ts";

/** More than the longest series has. */
const MAX_EPISODES = 2_000;
const MAX_SEASONS = 200;

const { name, overview, releaseYear, ageRatingYears, credits } = titleChange.shape;
const externalIds = z
  .record(z.string().regex(/^[a-z]{1,20}$/), z.string().regex(/^[A-Za-z0-9_-]{1,60}$/))
  .refine((ids) => Object.keys(ids).length <= 20);

/** As a title's own, but an import may have stored more genres, which an undo brings back. */
const genres = z.array(z.string().trim().min(1).max(60)).max(40).optional();

/** Facts that are written to a title, its seasons and episodes, with what the admin saw of them. */
export const factsChange = z.object({
  titleId: z.uuid(),
  facts: z.object({
    title: z.object({
      ...{ name, overview, genres, credits, externalIds: externalIds.optional() },
      ...{ releaseYear, ageRatingYears },
    }),
    seasons: z
      .array(z.object({ seasonId: z.uuid(), name: seasonChange.shape.name.unwrap() }))
      .max(MAX_SEASONS),
    episodes: z
      .array(playableChange.pick({ playableId: true, name: true, overview: true }))
      .max(MAX_EPISODES),
  }),
  expected: factsSchema,
});
