import { type ParsedEpisode, type ParsedExtra, type ParsedMovie } from "#core/import/names/types.ts";

/** The outcome of one file. */
export interface ImportResult {
  readonly path: string;
  readonly status: "imported" | "skipped" | "refused";
  readonly titleId: string | null;
  readonly videoId: string | null;
  /** Why it was skipped or refused; for an imported file, a remark. */
  readonly reason: string | null;
}

/** The outcome of a file, if there is one to report. */
export type ImportOutcome = Partial<ImportResult> & Pick<ImportResult, "status">;

/** What a file is in the catalog, by its path. */
export type CatalogLocation = ParsedMovie | ParsedEpisode | ParsedExtra;

/** A file that may be imported. */
export interface Candidate {
  /** Its real path, without links. */
  readonly path: string;
  /**
   * The folder of the import that contains it, without links: if this is missing or empty, its disk is not
   * mounted.
   */
  readonly root: string;
  readonly sizeBytes: number;
  /** The result of `fingerprintOf`. */
  readonly fingerprint: string;
  readonly location: CatalogLocation;
}

/** The playable of a file. */
export interface FoundPlayable {
  readonly titleId: string;
  readonly playableId: string;
  /** Its version whose file failed or was deleted, which gets the new file; otherwise null. */
  readonly versionId: string | null;
  /** The name of a new version. */
  readonly versionName?: string;
  /** An episode that has a file already. */
  readonly isTaken: boolean;
}
