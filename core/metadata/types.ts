import { type TitleFacts } from "#core/import/nfo/types.ts";

export type TitleKind = "movie" | "series";

/** What a metadata service is asked for. `languageTag` (BCP 47) is the language of the facts, where it has them. */
export interface TitleQuery {
  readonly kind: TitleKind;
  readonly name: string;
  /** Null for any. */
  readonly releaseYear: number | null;
  readonly languageTag: string;
}

/** A title of the service by its id there. */
export interface ServiceTitleId {
  readonly kind: TitleKind;
  readonly serviceId: string;
  readonly languageTag: string;
}

/** A title by its id in another database. */
export interface ForeignTitleId {
  readonly kind: TitleKind;
  readonly database: "imdb" | "tvdb";
  readonly id: string;
  readonly languageTag: string;
}

/** A title that may be the one that was meant. */
export interface MetadataCandidate {
  readonly serviceId: string;
  readonly kind: TitleKind;
  readonly name: string;
  readonly releaseYear: number | null;
  readonly overview: string;
  /** The path of an image at the service; null for none. */
  readonly posterPath: string | null;
}

/** An image at the service. */
export interface ServiceImage {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** What the service knows of a title. */
export interface ServiceTitle {
  readonly serviceId: string;
  readonly kind: TitleKind;
  readonly name: string;
  readonly facts: TitleFacts;
  /** The best first. */
  readonly posters: readonly ServiceImage[];
  readonly backdrops: readonly ServiceImage[];
}

export interface ServiceEpisode {
  readonly number: number;
  readonly name: string;
  readonly overview: string;
}

export interface ServiceSeason {
  readonly number: number;
  /** Empty where it has only a number. */
  readonly name: string;
  readonly episodes: readonly ServiceEpisode[];
}
