import { type Readable } from "node:stream";
import { type PartClaims } from "#core/storage/part-token.ts";

/** Where a client sends one part of an upload. */
export interface PartTarget {
  readonly url: string;
  readonly method: "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
}

export interface PartTargetRequest {
  /** Prefix of the upload, from `uploadPrefix`. */
  readonly prefix: string;
  readonly uploadId: string;
  /** From 1. */
  readonly partNumber: number;
  readonly offsetBytes: number;
  readonly partBytes: number;
  readonly ttlSeconds: number;
}

/** A part that a client sends to this site's own web server. */
export type ReceivedPart = Omit<PartTargetRequest, "ttlSeconds">;

/** The stored parts of an upload: sizes come from the store. */
export interface StoredPart {
  readonly partNumber: number;
  readonly bytes: number;
}

/**
 * Uploads, which clients send in parts and which become one source. Every driver passes the same contract suite.
 * Errors: `DomainError` bad_input, conflict, storage_full, unavailable.
 */
export interface UploadParts {
  /** The address for a part: one of the store, or a signed one of this site's web server. */
  target(request: PartTargetRequest): Promise<PartTarget>;
  /**
   * What the token of a signed address allows. Throws forbidden if this site did not sign it, and gone if it has
   * expired.
   */
  claimsOf(token: string): PartClaims;
  /** Receives a part, and returns its bytes; null where clients write to the store themselves (S3). */
  readonly receive: ((part: ReceivedPart, body: Readable) => Promise<number>) | null;
  /** The parts that the store holds, in order. */
  list(prefix: string): Promise<StoredPart[]>;
  /**
   * Joins the parts to one readable source, once all are stored; idempotent. Returns the key to keep in
   * `videos.source_key`. (Filesystem: the parts are already at their offsets in one file.)
   */
  seal(prefix: string, parts: readonly StoredPart[]): Promise<{ sourceKey: string; bytes: number }>;
}
