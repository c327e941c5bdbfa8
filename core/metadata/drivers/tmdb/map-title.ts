import { MAX_SERVICE_IMAGES } from "#core/metadata/metadata-service.ts";
import { mapAgeRating } from "#core/metadata/drivers/tmdb/map-age-rating.ts";
import { mapCredits } from "#core/metadata/drivers/tmdb/map-credits.ts";
import { isImagePath } from "#core/metadata/drivers/tmdb/image-address.ts";
import {
  type FoundMovie,
  type FoundSeries,
  type ImageFile,
  type MovieDetails,
  type SeasonDetails,
  type SeriesDetails,
} from "#core/metadata/drivers/tmdb/tmdb-schemas.ts";
import {
  type MetadataCandidate,
  type ServiceImage,
  type ServiceSeason,
  type ServiceTitle,
} from "#core/metadata/types.ts";

/** The limits of the catalog's fields. */
const MAX = { nameLetters: 200, overviewLetters: 5_000, genres: 20, genreLetters: 60 } as const;

/** TMDB's answers in our terms. Pure, as all of this file. */
export function mapMovie(movie: MovieDetails, languageTag: string): ServiceTitle {
  const ratings = movie.release_dates.results.flatMap(({ iso_3166_1: country, release_dates: dates }) =>
    dates.map(({ certification: rating }) => ({ country, rating })),
  );
  return {
    ...detailsOf(candidateOfMovie(movie), movie),
    facts: {
      ...factsOf(candidateOfMovie(movie), movie),
      ageRatingYears: mapAgeRating(ratings, languageTag),
      credits: mapCredits(movie.credits),
    },
  };
}

export function mapSeries(series: SeriesDetails, languageTag: string): ServiceTitle {
  const ratings = series.content_ratings.results.map(({ iso_3166_1: country, rating }) => ({
    country,
    rating,
  }));
  return {
    ...detailsOf(candidateOfSeries(series), series),
    facts: {
      ...factsOf(candidateOfSeries(series), series),
      ageRatingYears: mapAgeRating(ratings, languageTag),
      credits: mapCredits(series.credits, series.created_by),
    },
  };
}

export function candidateOfMovie({ title, release_date, ...movie }: FoundMovie): MetadataCandidate {
  return candidateOf("movie", { ...movie, name: title, date: release_date });
}

export function candidateOfSeries({ first_air_date, ...series }: FoundSeries): MetadataCandidate {
  return candidateOf("series", { ...series, date: first_air_date });
}

export function mapSeason({ season_number: number, name, episodes }: SeasonDetails): ServiceSeason {
  return {
    number,
    // `Season 2`, `Staffel 2`: a word and its number say nothing more than the number.
    name: new RegExp(`^\\p{L}+ ${number}$`, "u").test(name) ? "" : name.slice(0, MAX.nameLetters),
    episodes: episodes.map((episode) => ({
      number: episode.episode_number,
      name: episode.name.slice(0, MAX.nameLetters),
      overview: episode.overview.slice(0, MAX.overviewLetters),
    })),
  };
}

/** Only images that can be decoded here: TMDB has drawings in SVG too. */
export function mapImages(files: readonly ImageFile[]): ServiceImage[] {
  return files
    .filter(({ file_path: path }) => isImagePath(path))
    .slice(0, MAX_SERVICE_IMAGES)
    .map(({ file_path: path, width, height }) => ({ path, width, height }));
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly overview: string;
  readonly poster_path: string;
}

function candidateOf(kind: MetadataCandidate["kind"], found: Found): MetadataCandidate {
  return {
    serviceId: String(found.id),
    kind,
    name: found.name.slice(0, MAX.nameLetters),
    releaseYear: yearOf(found.date),
    overview: found.overview.slice(0, MAX.overviewLetters),
    posterPath: isImagePath(found.poster_path) ? found.poster_path : null,
  };
}

function detailsOf({ serviceId, kind, name }: MetadataCandidate, { images }: MovieDetails | SeriesDetails) {
  const [posters, backdrops] = [mapImages(images.posters), mapImages(images.backdrops)];
  return { serviceId, kind, name, posters, backdrops };
}

function factsOf(
  { serviceId, overview, releaseYear }: MetadataCandidate,
  { genres, external_ids: { imdb_id: imdb, tvdb_id: tvdb } }: MovieDetails | SeriesDetails,
) {
  const names = genres.map(({ name }) => name.slice(0, MAX.genreLetters)).filter((name) => name !== "");
  const externalIds = {
    tmdb: serviceId,
    ...(/^tt\d{1,12}$/.test(imdb) && { imdb }),
    ...(tvdb != null && tvdb > 0 && { tvdb: String(tvdb) }),
  };
  return { overview, releaseYear, genres: [...new Set(names)].slice(0, MAX.genres), tags: [], externalIds };
}

function yearOf(date: string): number | null {
  const year = Number(/^(\d{4})-/.exec(date)?.[1] ?? Number.NaN);
  return year >= 1888 && year <= 2200 ? year : null;
}
