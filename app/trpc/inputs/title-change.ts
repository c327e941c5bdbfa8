import { z } from "zod";
import { MAX_CREDITS } from "#core/catalog/credits.ts";

const EARLIEST_YEAR = 1888;
const LATEST_YEAR = 2200;

const genre = z.string().trim().min(1).max(60);

const credit = z.object({
  kind: z.enum(["crew", "cast"]),
  part: z.string().trim().max(200, "Use at most 200 characters."),
  personName: z.string().trim().min(1, "A credit needs a name.").max(200, "Use at most 200 characters."),
});

/** What a title's editor sends; what is left out stays as it is. */
export const titleChange = z.object({
  titleId: z.uuid(),
  name: z.string().trim().min(1, "A title needs a name.").max(200, "Use at most 200 characters.").optional(),
  overview: z.string().trim().max(5_000, "Use at most 5,000 characters.").optional(),
  releaseYear: z
    .number()
    .int()
    .min(EARLIEST_YEAR, "The first films were made in 1888.")
    .max(LATEST_YEAR, "That year is too far off.")
    .nullish(),
  languageTag: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "Use a language tag such as en or pt-BR.")
    .nullish(),
  genres: z.array(genre).max(20, "Use at most 20 genres.").optional(),
  visibility: z.enum(["draft", "unlisted", "published"]).optional(),
  posterImageId: z.uuid().nullish(),
  backdropImageId: z.uuid().nullish(),
  credits: z.array(credit).max(MAX_CREDITS, "Use at most 300 credits.").optional(),
});
