import { z } from "zod";

const MAX_NUMBER = 9_999;

const name = z.string().trim().min(1, "Enter a name.").max(200, "Use at most 200 characters.");
const seasonName = z.string().trim().max(200, "Use at most 200 characters.").nullable();
const seasonNumber = z
  .number("Enter a whole number.")
  .int("Enter a whole number.")
  .min(0, "Enter 1 or more, or 0 for specials.")
  .max(MAX_NUMBER, "This number is too large.");
const episodeNumber = z
  .number("Enter a whole number.")
  .int("Enter a whole number.")
  .min(0, "Enter 0 or more.")
  .max(MAX_NUMBER, "This number is too large.");

/** What the desk of a series sends of an episode or an extra; what is left out stays as it is. */
export const playableChange = z.object({
  playableId: z.uuid(),
  name: name.optional(),
  overview: z.string().trim().max(5_000, "Use at most 5,000 characters.").optional(),
  stillImageId: z.uuid().nullish(),
  seasonId: z.uuid().optional(),
  number: episodeNumber.optional(),
});

export const newSeason = z.object({
  titleId: z.uuid(),
  number: seasonNumber.optional(),
  name: seasonName.optional(),
});

/** What it sends of a season. */
export const seasonChange = z.object({
  seasonId: z.uuid(),
  number: seasonNumber.optional(),
  name: seasonName.optional(),
});

/** A film that is to be an episode: of a series that is there, or of a new one. */
export const episodeInput = z.object({
  titleId: z.uuid("Choose a film."),
  series: z.union(
    [z.object({ titleId: z.uuid() }), z.object({ name })],
    "Choose a series, or enter a name for a new one.",
  ),
  seasonNumber,
  number: episodeNumber.optional(),
});
