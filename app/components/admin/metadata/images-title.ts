/** The title that images are found for. */
export interface ImagesTitle {
  readonly name: string;
  readonly releaseYear: number | null;
  readonly languageTag: string | null;
}
