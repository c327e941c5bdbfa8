import { type Credit } from "#core/catalog/types.ts";

/** The editable fields; omitted ones stay unchanged. */
export interface TitleChange {
  readonly titleId: string;
  readonly name?: string | undefined;
  readonly overview?: string | undefined;
  readonly releaseYear?: number | null | undefined;
  readonly languageTag?: string | null | undefined;
  readonly genres?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly ageRatingYears?: number | null | undefined;
  readonly visibility?: "draft" | "unlisted" | "published" | undefined;
  /** When a draft is published by itself; null for never. Another visibility than draft removes it. */
  readonly publishAt?: Date | null | undefined;
  readonly posterImageId?: string | null | undefined;
  readonly backdropImageId?: string | null | undefined;
  /** All of them, by the names of the databases. */
  readonly externalIds?: Readonly<Record<string, string>> | undefined;
  /** All of them, in their order. */
  readonly credits?: readonly Credit[] | undefined;
}

/** A change, with what its editor saw of the changed fields. */
export type TitleEdit = TitleChange & { readonly expected?: Omit<TitleChange, "titleId"> | undefined };
