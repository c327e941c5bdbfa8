import { type StoredMessage } from "#db/schema/stored-message.ts";

/** A title from a name: with its year, because two titles can have the same name. */
export interface NamedTitle {
  readonly name: string;
  readonly releaseYear: number | null;
}

export interface ParsedMovie extends NamedTitle {
  readonly kind: "movie";
  /** The name of this cut or quality of the film: `2160p`, `Director's Cut`. */
  readonly version: string | null;
}

export interface ParsedEpisode {
  readonly kind: "episode";
  readonly series: string;
  readonly seriesYear: number | null;
  readonly season: number;
  /** In their order; several if one file contains several. For a dated episode: month and day, 516 for 16 May. */
  readonly episodes: readonly number[];
  /** ISO 8601, if the episode is numbered by date; its season is then the year. */
  readonly date: string | null;
  /** Null if the name has none. */
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

/** The kind of a file by its path. */
export type ParsedPath =
  | ParsedMovie
  | ParsedEpisode
  | ParsedExtra
  /** Not for the catalog, with a reason for users. */
  | { readonly kind: "left_out"; readonly reason: StoredMessage }
  /** It must be an episode, but the name has no number. */
  | { readonly kind: "unclear" };
