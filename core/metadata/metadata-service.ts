import {
  type ForeignTitleId,
  type MetadataCandidate,
  type ServiceImage,
  type ServiceSeason,
  type ServiceTitle,
  type ServiceTitleId,
  type TitleQuery,
} from "#core/metadata/types.ts";

export type ServiceImageKind = "poster" | "backdrop" | "still";

/** Which of an image's files: a small one to choose by, or the largest. */
export type ServiceImageSize = "thumbnail" | "original";

/** More candidates than a person compares. */
export const MAX_CANDIDATES = 20;
/** More images than a person compares. */
export const MAX_SERVICE_IMAGES = 30;

/**
 * A service with facts and images of films and series. It is asked only while an admin waits for its answer. Every method
 * throws `DomainError`: unavailable where it does not answer, refuses the key or sends what it should not, rate_limited
 * where it takes no more requests.
 */
export interface MetadataService {
  /** The name of its ids in `titles.external_ids`. */
  readonly database: string;
  /** The host that gets the requests. */
  readonly host: string;
  /** Titles by name, the likeliest first; at most `MAX_CANDIDATES`. */
  search(query: TitleQuery): Promise<readonly MetadataCandidate[]>;
  /** The title with this id in another database; null if the service knows none. */
  findForeign(id: ForeignTitleId): Promise<MetadataCandidate | null>;
  /** All that it knows of a title. Throws not_found. */
  title(id: ServiceTitleId): Promise<ServiceTitle>;
  /** A season of a series with its episodes; null if the service has no such season. */
  season(series: ServiceTitleId, number: number): Promise<ServiceSeason | null>;
  /** Stills of an episode, the best first; none if the service has no such episode. */
  stills(series: ServiceTitleId, episode: EpisodeNumbers): Promise<readonly ServiceImage[]>;
  /**
   * The bytes of an image, as they come. `path` is one that the service gave; anything else is refused (bad_input), so that
   * no other address can be asked. Throws not_found.
   */
  openImage(image: WantedImage): Promise<AsyncIterable<Uint8Array>>;
}

export interface EpisodeNumbers {
  readonly season: number;
  readonly episode: number;
}

export interface WantedImage {
  readonly path: string;
  readonly kind: ServiceImageKind;
  readonly size: ServiceImageSize;
}
