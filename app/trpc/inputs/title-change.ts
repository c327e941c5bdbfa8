import { z } from "zod";
import { MAX_CREDITS } from "#core/catalog/credits.ts";
import { fieldMessage } from "#core/messages/field-message.ts";

const EARLIEST_YEAR = 1888;
const LATEST_YEAR = 2200;

/** The year of a title; null removes it. */
export const releaseYear = z
  .number(fieldMessage("fields.year"))
  .int(fieldMessage("fields.year"))
  .min(EARLIEST_YEAR, fieldMessage("fields.yearTooEarly", { year: EARLIEST_YEAR }))
  .max(LATEST_YEAR, fieldMessage("fields.yearTooLate"))
  .nullish();

const genre = z
  .string()
  .trim()
  .min(1)
  .max(60, fieldMessage("fields.charactersOfGenre", { max: 60 }));

const credit = z.object({
  kind: z.enum(["crew", "cast"]),
  part: z
    .string()
    .trim()
    .max(200, fieldMessage("fields.characters", { max: 200 })),
  personName: z
    .string()
    .trim()
    .min(1, fieldMessage("fields.creditWithoutName"))
    .max(200, fieldMessage("fields.characters", { max: 200 })),
});

/** What a title's editor sends; omitted fields stay unchanged. */
export const titleChange = z.object({
  titleId: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1, fieldMessage("fields.title"))
    .max(200, fieldMessage("fields.characters", { max: 200 }))
    .optional(),
  overview: z
    .string()
    .trim()
    .max(5_000, fieldMessage("fields.characters", { max: 5_000 }))
    .optional(),
  releaseYear,
  languageTag: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, fieldMessage("fields.language"))
    .nullish(),
  genres: z
    .array(genre)
    .max(20, fieldMessage("fields.genres", { max: 20 }))
    .optional(),
  tags: z
    .array(genre)
    .max(20, fieldMessage("fields.genres", { max: 20 }))
    .optional(),
  ageRatingYears: z.number().int().min(0).max(21).nullish(),
  visibility: z.enum(["draft", "unlisted", "published"]).optional(),
  publishAt: z.date().nullish(),
  posterImageId: z.uuid().nullish(),
  backdropImageId: z.uuid().nullish(),
  credits: z
    .array(credit)
    .max(MAX_CREDITS, fieldMessage("fields.credits", { max: MAX_CREDITS }))
    .optional(),
});

/** A change, with the values of the changed fields as the editor saw them last. */
export const titleEdit = titleChange.extend({
  expected: z
    .object({
      ...{ name: z.string(), overview: z.string(), releaseYear: z.number().nullable() },
      ...{ languageTag: z.string().nullable(), ageRatingYears: z.number().nullable() },
      ...{ genres: z.array(z.string()), tags: z.array(z.string()), credits: z.array(credit) },
      ...{ posterImageId: z.string().nullable(), backdropImageId: z.string().nullable() },
    })
    .partial()
    .optional(),
});
