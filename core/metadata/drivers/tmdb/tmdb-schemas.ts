import { z } from "zod";

/** What is read of TMDB's answers. Absent and null texts are empty; anything else makes the answer unreadable. */

const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? "").trim());
const id = z.number().int().positive();

export const imageFile = z.object({ file_path: text, width: z.number(), height: z.number() });
const images = z.object({
  posters: z.array(imageFile).default([]),
  backdrops: z.array(imageFile).default([]),
});
const person = z.object({ name: text });
const credits = z.object({
  cast: z.array(person.extend({ character: text, order: z.number().default(0) })).default([]),
  crew: z.array(person.extend({ job: text })).default([]),
});
const externalIds = z.object({ imdb_id: text, tvdb_id: z.number().nullish() });

export const foundMovie = z.object({
  id,
  title: text,
  release_date: text,
  overview: text,
  poster_path: text,
});
export const foundSeries = z.object({
  id,
  name: text,
  first_air_date: text,
  overview: text,
  poster_path: text,
});
export const movieResults = z.object({ results: z.array(foundMovie) });
export const seriesResults = z.object({ results: z.array(foundSeries) });
export const foundByForeignId = z.object({
  movie_results: z.array(foundMovie),
  tv_results: z.array(foundSeries),
});

const described = { genres: z.array(person).default([]), images, external_ids: externalIds, credits };

export const movieDetails = foundMovie.extend({
  ...described,
  release_dates: z.object({
    results: z.array(
      z.object({ iso_3166_1: text, release_dates: z.array(z.object({ certification: text })) }),
    ),
  }),
});
export const seriesDetails = foundSeries.extend({
  ...described,
  created_by: z.array(person).default([]),
  content_ratings: z.object({ results: z.array(z.object({ iso_3166_1: text, rating: text })) }),
});

export const seasonDetails = z.object({
  season_number: z.number().int(),
  name: text,
  episodes: z.array(z.object({ episode_number: z.number().int(), name: text, overview: text })).default([]),
});
export const episodeImages = z.object({ stills: z.array(imageFile).default([]) });

const sizes = z.array(z.string());
export const configuration = z.object({
  images: z.object({
    base_url: z.url({ protocol: /^https?$/ }),
    secure_base_url: z.url({ protocol: /^https?$/ }),
    poster_sizes: sizes,
    backdrop_sizes: sizes,
    still_sizes: sizes,
  }),
});

export type ImageFile = z.infer<typeof imageFile>;
export type FoundMovie = z.infer<typeof foundMovie>;
export type FoundSeries = z.infer<typeof foundSeries>;
export type MovieDetails = z.infer<typeof movieDetails>;
export type SeriesDetails = z.infer<typeof seriesDetails>;
export type SeasonDetails = z.infer<typeof seasonDetails>;
export type ImageConfiguration = z.infer<typeof configuration>["images"];
