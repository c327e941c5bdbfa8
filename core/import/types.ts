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
export type CatalogLocation = ParsedMovie | ParsedEpisode | ParsedExtra;

/** A file that may come in. */
export interface Candidate {
  /** Where it really lies, without links. */
  readonly path: string;
  /** The folder of the import that it lies in, without links: missing or empty, its disk is not mounted. */
  readonly root: string;
  readonly sizeBytes: number;
  /** As `fingerprintOf` makes it. */
  readonly fingerprint: string;
  readonly location: CatalogLocation;
}

/** The playable that a file is for. */
export interface FoundPlayable {
  readonly titleId: string;
  readonly playableId: string;
  /** Its version whose file failed or was deleted, and which the new file takes up; else null. */
  readonly versionId: string | null;
  /** What a new version is called. */
  readonly versionName?: string;
  /** An episode that has a file already. */
  readonly isTaken: boolean;
}
