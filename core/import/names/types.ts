/** A title as a name tells it: with its year, since two of one name are two titles. */
export interface NamedTitle {
  readonly name: string;
  readonly releaseYear: number | null;
}

export interface ParsedMovie extends NamedTitle {
  readonly kind: "movie";
  /** What tells this cut or quality from another one of the film: `2160p`, `Director's Cut`. */
  readonly version: string | null;
}

export interface ParsedEpisode {
  readonly kind: "episode";
  readonly series: string;
  readonly seriesYear: number | null;
  readonly season: number;
  /** In their order; several where one file holds several. Of a dated episode: month and day, 516 for 16 May. */
  readonly episodes: readonly number[];
  /** ISO 8601, where the episode has a date for a number; its season is then the year. */
  readonly date: string | null;
  /** Null where the name has none: none is made up. */
  readonly name: string | null;
}

export type ExtraKind =
  | "trailer"
  | "featurette"
  | "behind the scenes"
  | "deleted scene"
  | "interview"
  | "scene"
  | "short"
  | "extra";

export interface ParsedExtra {
  readonly kind: "extra";
  /** The film or series that it belongs to. */
  readonly owner: NamedTitle;
  readonly extraKind: ExtraKind;
  readonly name: string;
}

/** What a file's path says that the file is. */
export type ParsedPath =
  | ParsedMovie
  | ParsedEpisode
  | ParsedExtra
  /** Not for the catalog, for a reason that a person can read. */
  | { readonly kind: "left_out"; readonly reason: string }
  /** It must be an episode, and does not say which. */
  | { readonly kind: "unclear" };
