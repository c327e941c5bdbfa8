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

/** An episode or an extra, as the editor of a series sends it; omitted fields stay unchanged. */
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

/** A season, as the editor sends it. */
export const seasonChange = z.object({
  seasonId: z.uuid(),
  number: seasonNumber.optional(),
  name: seasonName.optional(),
});

/** A film that becomes an episode: of an existing series, or of a new one. */
export const episodeInput = z.object({
  titleId: z.uuid("Choose a film."),
  series: z.union(
    [z.object({ titleId: z.uuid() }), z.object({ name })],
    "Choose a series, or enter a name for a new one.",
  ),
  seasonNumber,
  number: episodeNumber.optional(),
});
