import { type MetadataSettings } from "#core/config/metadata-settings.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { imageAddress } from "#core/metadata/drivers/tmdb/image-address.ts";
import {
  candidateOfMovie,
  candidateOfSeries,
  mapImages,
  mapMovie,
  mapSeason,
  mapSeries,
} from "#core/metadata/drivers/tmdb/map-title.ts";
import { ServiceClient, type ServiceParams } from "#core/metadata/drivers/tmdb/service-client.ts";
import { explainServiceError, isMissing } from "#core/metadata/drivers/tmdb/service-errors.ts";
import { serviceLanguage } from "#core/metadata/drivers/tmdb/service-language.ts";
import * as shapes from "#core/metadata/drivers/tmdb/tmdb-schemas.ts";
import {
  MAX_CANDIDATES,
  type EpisodeNumbers,
  type MetadataService,
} from "#core/metadata/metadata-service.ts";
import {
  type ForeignTitleId,
  type MetadataCandidate,
  type ServiceImage,
  type ServiceTitle,
  type ServiceTitleId,
  type TitleQuery,
} from "#core/metadata/types.ts";

/** How long the addresses of images stay as they were; TMDB asks to keep them for some days. */
const CONFIGURATION_MS = 24 * 3_600_000;

/** A service with the HTTP API of The Movie Database, version 3. Sends nothing before it is asked for something. */
export function createTmdbMetadata(
  settings: MetadataSettings,
  options: { readonly timeoutMs?: number } = {},
): MetadataService {
  const { host, protocol } = new URL(settings.url);
  const client = new ServiceClient(settings, options.timeoutMs);
  let known: { readonly images: Promise<shapes.ImageConfiguration>; readonly untilMs: number } | null = null;

  const explained = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw explainServiceError(error, host);
    }
  };
  const addresses = (): Promise<shapes.ImageConfiguration> => {
    if (known && known.untilMs > Date.now()) return known.images;
    const images = client.get("/configuration", {}, shapes.configuration).then((answer) => answer.images);
    known = { images, untilMs: Date.now() + CONFIGURATION_MS };
    images.catch(() => (known = null));
    return images;
  };

  return {
    database: "tmdb",
    host,
    search: (query) => explained(searchTitles(client, query)),
    findForeign: (id) => explained(findForeign(client, id)),
    title: (id) => explained(titleOf(client, id)),
    season: (series, number) => explained(seasonOf(client, series, number)),
    stills: (series, episode) => explained(stillsOf(client, series, episode)),
    openImage: async (image) => {
      const isSecure = protocol === "https:";
      const body = await explained(
        addresses().then((images) => openImage(client, imageAddress(images, image, isSecure))),
      );
      return explainedBody(body, host);
    },
  };
}

async function searchTitles(client: ServiceClient, query: TitleQuery): Promise<MetadataCandidate[]> {
  const { kind, name, releaseYear: year } = query;
  const words = { query: name, include_adult: "false", page: "1", ...languageOf(query) };
  if (kind === "movie") {
    const params = { ...words, ...(year !== null && { year: String(year) }) };
    const { results } = await client.get("/search/movie", params, shapes.movieResults);
    return results.slice(0, MAX_CANDIDATES).map(candidateOfMovie);
  }
  const params = { ...words, ...(year !== null && { first_air_date_year: String(year) }) };
  const { results } = await client.get("/search/tv", params, shapes.seriesResults);
  return results.slice(0, MAX_CANDIDATES).map(candidateOfSeries);
}

async function findForeign(client: ServiceClient, id: ForeignTitleId): Promise<MetadataCandidate | null> {
  const params = { external_source: `${id.database}_id`, ...languageOf(id) };
  const found = await client
    .get(`/find/${encodeURIComponent(id.id)}`, params, shapes.foundByForeignId)
    .catch(missingAs({ movie_results: [], tv_results: [] }));
  const [first] =
    id.kind === "movie" ? found.movie_results.map(candidateOfMovie) : found.tv_results.map(candidateOfSeries);
  return first ?? null;
}

async function titleOf(client: ServiceClient, id: ServiceTitleId): Promise<ServiceTitle> {
  const language = languageOf(id);
  // Images with words in this language, in English, and without words.
  const include = `${language.language.slice(0, 2)},en,null`;
  const params = (more: string): ServiceParams => ({
    ...language,
    include_image_language: include,
    append_to_response: `credits,images,external_ids,${more}`,
  });
  try {
    if (id.kind === "movie") {
      const movie = await client.get(`/movie/${idOf(id)}`, params("release_dates"), shapes.movieDetails);
      return mapMovie(movie, id.languageTag);
    }
    const series = await client.get(`/tv/${idOf(id)}`, params("content_ratings"), shapes.seriesDetails);
    return mapSeries(series, id.languageTag);
  } catch (error) {
    throw isMissing(error) ? notFound(error) : error;
  }
}

async function seasonOf(client: ServiceClient, series: ServiceTitleId, number: number) {
  const path = `/tv/${idOf(series)}/season/${number}`;
  return client.get(path, languageOf(series), shapes.seasonDetails).then(mapSeason, missingAs(null));
}

async function stillsOf(client: ServiceClient, series: ServiceTitleId, { season, episode }: EpisodeNumbers) {
  const path = `/tv/${idOf(series)}/season/${season}/episode/${episode}/images`;
  const found = client.get(path, {}, shapes.episodeImages);
  return found.then(({ stills }) => mapImages(stills), missingAs<ServiceImage[]>([]));
}

async function openImage(client: ServiceClient, address: URL): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await client.openImage(address);
  } catch (error) {
    throw isMissing(error)
      ? new DomainError("not_found", "metadata.imageNotFound", {}, { cause: error })
      : error;
  }
}

/** The pieces of a body, whose end may fail long after its beginning. */
async function* explainedBody(body: AsyncIterable<Uint8Array>, host: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw explainServiceError(error, host);
  }
}

/** The id as part of a path. Throws not_found for what can be no id. */
function idOf({ serviceId }: ServiceTitleId): string {
  if (/^\d{1,12}$/.test(serviceId)) return serviceId;
  throw notFound(undefined);
}

const notFound = (cause: unknown): DomainError =>
  new DomainError("not_found", "metadata.titleNotFound", {}, { cause });

const languageOf = ({ languageTag }: { readonly languageTag: string }) => ({
  language: serviceLanguage(languageTag),
});

/** What stands for an answer that says that there is nothing; other errors stay errors. */
function missingAs<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isMissing(error)) return value;
    throw error;
  };
}
