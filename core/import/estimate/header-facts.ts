/** What a file's header says at once; null where it says nothing. */
export interface FilmFacts {
  readonly durationSeconds: number | null;
  readonly heightPixels: number | null;
}

/** Reads bytes from a position; fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

export const NO_FACTS: FilmFacts = { durationSeconds: null, heightPixels: null };
