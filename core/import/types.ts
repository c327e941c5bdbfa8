import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import {
  type NamedTitle,
  type ParsedEpisode,
  type ParsedExtra,
  type ParsedMovie,
} from "#core/import/names/types.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** What a file is to an import: a film, or something beside one. `other` is nothing of these. */
export type FileRole = "video" | "subtitles" | "facts" | "artwork" | "other";

/** The outcome of one file. */
export interface ImportResult {
  readonly path: string;
  readonly role: FileRole;
  readonly status: "imported" | "skipped" | "refused";
  readonly titleId: string | null;
  readonly videoId: string | null;
  /** Why it was skipped or refused; for an imported file, a remark. */
  readonly reason: StoredMessage | null;
  /** What a film's file becomes; null for all others, and for a film that is there already. */
  readonly planned: PlannedFile | null;
}

/** The outcome of a file, if there is one to report. */
export type ImportOutcome = Partial<ImportResult> & Pick<ImportResult, "status">;

/** What a file is in the catalog, by its path and its NFO files, or as an admin corrected it. */
export type CatalogLocation = ParsedMovie | ParsedEpisode | ParsedExtra;

/** What a film's file becomes. */
export interface PlannedFile {
  readonly location: CatalogLocation;
  readonly sizeBytes: number;
  /** Null where the file's header does not say it. */
  readonly durationSeconds: number | null;
  readonly heightPixels: number | null;
}

/** A file that may be imported. */
export interface Candidate extends FileStamp {
  /** Its real path, without links. */
  readonly path: string;
  /**
   * The folder of the import that contains it, without links: if this is missing or empty, its disk is not
   * mounted.
   */
  readonly root: string;
  /** The result of `fingerprintOf`. */
  readonly fingerprint: string;
  readonly location: CatalogLocation;
  /** The title that its path alone tells, under which it may have been imported; null where that is the same. */
  readonly pathTitle: NamedTitle | null;
  /** Whether a new title is published as soon as it can be played. */
  readonly publishes: boolean;
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
