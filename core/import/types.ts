import { type Place } from "#core/import/place-in-catalog.ts";

/** What became of one file. */
export interface ImportResult {
  readonly path: string;
  readonly status: "imported" | "skipped" | "refused";
  readonly titleId: string | null;
  readonly videoId: string | null;
  /** Why it was skipped or refused. */
  readonly reason: string | null;
}

/** A file that may come in. */
export interface Candidate {
  /** Where it really lies, without links. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly place: Place;
}
