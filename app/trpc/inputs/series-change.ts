import { z } from "zod";
import { fieldMessage } from "#core/messages/field-message.ts";

const MAX_NUMBER = 9_999;

const name = z
  .string()
  .trim()
  .min(1, fieldMessage("fields.name"))
  .max(200, fieldMessage("fields.characters", { max: 200 }));
const seasonName = z
  .string()
  .trim()
  .max(200, fieldMessage("fields.characters", { max: 200 }))
  .nullable();
const seasonNumber = z
  .number(fieldMessage("fields.wholeNumber"))
  .int(fieldMessage("fields.wholeNumber"))
  .min(0, fieldMessage("fields.seasonNumber"))
  .max(MAX_NUMBER, fieldMessage("fields.numberTooLarge"));
const episodeNumber = z
  .number(fieldMessage("fields.wholeNumber"))
  .int(fieldMessage("fields.wholeNumber"))
  .min(0, fieldMessage("fields.episodeNumber"))
  .max(MAX_NUMBER, fieldMessage("fields.numberTooLarge"));

/** An episode or an extra, as the editor of a series sends it; omitted fields stay unchanged. */
export const playableChange = z.object({
  playableId: z.uuid(),
  name: name.optional(),
  overview: z
    .string()
    .trim()
    .max(5_000, fieldMessage("fields.characters", { max: 5_000 }))
    .optional(),
  stillImageId: z.uuid().nullish(),
  seasonId: z.uuid().optional(),
  number: episodeNumber.optional(),
});

export const newSeason = z.object({
  titleId: z.uuid(),
  number: seasonNumber.optional(),
  name: seasonName.optional(),
});

/** A season, as the editor sends it. */
export const seasonChange = z.object({
  seasonId: z.uuid(),
  number: seasonNumber.optional(),
  name: seasonName.optional(),
});

/** A film that becomes an episode: of an existing series, or of a new one. */
export const episodeInput = z.object({
  titleId: z.uuid(fieldMessage("fields.film")),
  series: z.union([z.object({ titleId: z.uuid() }), z.object({ name })], fieldMessage("fields.series")),
  seasonNumber,
  number: episodeNumber.optional(),
});
