import { type Credit } from "#core/catalog/types.ts";

/** What an NFO file of Kodi says about a film, a series or an episode. Empty fields are unknown. */
export interface NfoFacts {
  readonly kind: "movie" | "series" | "episode";
  readonly name: string | null;
  readonly overview: string;
  readonly releaseYear: number | null;
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  readonly ageRatingYears: number | null;
  /** In the order of a film's closing credits: crew before cast. */
  readonly credits: readonly Credit[];
  /** By the name of the database: `imdb`, `tmdb`, `tvdb`. */
  readonly externalIds: Readonly<Record<string, string>>;
  /** An episode's own, where its file says them. */
  readonly season: number | null;
  readonly episode: number | null;
}

/** The facts of a title, as an NFO file or a metadata service has them. */
export type TitleFacts = Omit<NfoFacts, "kind" | "name" | "season" | "episode">;
