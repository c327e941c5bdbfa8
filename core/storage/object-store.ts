import { type Readable } from "node:stream";

/** An object as a listing or a look gives it. */
export interface ObjectInfo {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
  /** Opaque and strong: equal only for equal bytes. Quotes included, as it stands in a header. */
  readonly etag: string;
}

/** A half-open range of bytes: `[start, end)`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Objects under keys, which come from `object-key.ts` alone. Every driver passes the same contract suite.
 * Errors: `DomainError` not_found, storage_full, unavailable; anything else is a bug.
 */
export interface ObjectStore {
  readonly driver: "filesystem" | "minio" | "memory";

  /** Writes the object unless it is there: true where this call wrote it, false where another was first. Atomic. */
  putIfAbsent(key: string, body: Uint8Array | Readable, options?: { contentType?: string }): Promise<boolean>;
  /** As putIfAbsent, from a local file that the caller no longer needs (the filesystem driver may move it). */
  putFileIfAbsent(key: string, path: string, options?: { contentType?: string }): Promise<boolean>;
  /** Writes or replaces. Only for what is not write-once: the store's id, a re-uploaded part, an init that is damaged. */
  put(key: string, body: Uint8Array | Readable, options?: { contentType?: string }): Promise<void>;
  /** Null where there is none. */
  head(key: string): Promise<ObjectInfo | null>;
  /** Throws not_found. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Throws not_found, and too_large past `maxBytes`. */
  readBytes(key: string, maxBytes: number): Promise<Buffer>;
  /** Idempotent: deleting what is not there is fine. */
  delete(keys: readonly string[]): Promise<void>;
  /** All objects below a prefix, in pages; the prefix ends with `/` or is empty. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** The prefixes directly below a prefix (S3 calls it a listing by delimiter), each ending with `/`; in no order. */
  listPrefixes(prefix: string): AsyncIterable<string>;

  /** Free and total bytes where the driver can tell; null for S3. */
  freeSpace(): Promise<{ freeBytes: number; totalBytes: number } | null>;
  /**
   * Throws unavailable with a reason when the store cannot be used right now, or what is in its place holds no store's
   * id (a disk that is not mounted). Makes nothing that was not there.
   */
  check(): Promise<void>;
}
