import { z } from "zod";
import { MAX_CREDITS } from "#core/catalog/credits.ts";

const EARLIEST_YEAR = 1888;
const LATEST_YEAR = 2200;

const genre = z.string().trim().min(1).max(60, "Use at most 60 characters for a genre.");

const credit = z.object({
  kind: z.enum(["crew", "cast"]),
  part: z.string().trim().max(200, "Use at most 200 characters."),
  personName: z
    .string()
    .trim()
    .min(1, "Enter a name for each credit.")
    .max(200, "Use at most 200 characters."),
});

/** What a title's editor sends; omitted fields stay unchanged. */
export const titleChange = z.object({
  titleId: z.uuid(),
  name: z.string().trim().min(1, "Enter a title.").max(200, "Use at most 200 characters.").optional(),
  overview: z.string().trim().max(5_000, "Use at most 5,000 characters.").optional(),
  releaseYear: z
    .number("Enter a year.")
    .int("Enter a year.")
    .min(EARLIEST_YEAR, "Enter 1888 or later.")
    .max(LATEST_YEAR, "This year is too far in the future.")
    .nullish(),
  languageTag: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "Choose a language.")
    .nullish(),
  genres: z.array(genre).max(20, "Use at most 20 genres.").optional(),
  visibility: z.enum(["draft", "unlisted", "published"]).optional(),
  posterImageId: z.uuid().nullish(),
  backdropImageId: z.uuid().nullish(),
  credits: z.array(credit).max(MAX_CREDITS, "Use at most 300 credits.").optional(),
});
