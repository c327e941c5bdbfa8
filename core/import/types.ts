import { type ParsedEpisode, type ParsedExtra, type ParsedMovie } from "#core/import/names/types.ts";

/** What became of one file. */
export interface ImportResult {
  readonly path: string;
  readonly status: "imported" | "skipped" | "refused";
  readonly titleId: string | null;
  readonly videoId: string | null;
  /** Why it was skipped or refused; of an imported one, what else there is to say. */
  readonly reason: string | null;
}

/** What became of a file, as far as there is something to say. */
export type ImportOutcome = Partial<ImportResult> & Pick<ImportResult, "status">;

/** Where a file belongs in the catalog, as its path tells. */
export type Place = ParsedMovie | ParsedEpisode | ParsedExtra;

/** A file that may come in. */
export interface Candidate {
  /** Where it really lies, without links. */
  readonly path: string;
  readonly sizeBytes: number;
  /** As `fingerprintOf` makes it. */
  readonly fingerprint: string;
  readonly place: Place;
}
