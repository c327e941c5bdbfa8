import { type Readable } from "node:stream";

/** An object in a listing or by `stat`. */
export interface ObjectInfo {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
  /** Opaque and strong: equal only for equal bytes. With quotes, as in a header. */
  readonly etag: string;
}

/** An object that is open for reading, completely. */
export interface OpenObject {
  readonly info: ObjectInfo;
  /** The caller reads it to its end, or destroys it. */
  readonly body: Readable;
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

  /** Writes the object unless it exists: true if this call wrote it, false if another was first. Atomic. */
  putIfAbsent(key: string, body: Uint8Array | Readable, options?: { contentType?: string }): Promise<boolean>;
  /** Like putIfAbsent, from a local file that the caller no longer needs (the filesystem driver may move it). */
  putFileIfAbsent(key: string, path: string, options?: { contentType?: string }): Promise<boolean>;
  /**
   * Writes or replaces. Only for objects that are not write-once: the store's id, a re-uploaded part, an init
   * that is damaged.
   */
  put(key: string, body: Uint8Array | Readable, options?: { contentType?: string }): Promise<void>;
  /** Null where there is none. */
  head(key: string): Promise<ObjectInfo | null>;
  /** What `head` and `read` give, by one request to an S3 store. Throws not_found. */
  open(key: string): Promise<OpenObject>;
  /** Throws not_found. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Throws not_found, and too_large past `maxBytes`. */
  readBytes(key: string, maxBytes: number): Promise<Buffer>;
  /** Idempotent: missing objects are ignored. */
  delete(keys: readonly string[]): Promise<void>;
  /** All objects below a prefix, in pages; the prefix ends with `/` or is empty. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** The prefixes directly below a prefix (S3 calls it a listing by delimiter), each ending with `/`; in no order. */
  listPrefixes(prefix: string): AsyncIterable<string>;

  /** Free and total bytes if the driver can tell; null for S3. */
  freeSpace(): Promise<{ freeBytes: number; totalBytes: number } | null>;
  /**
   * Throws unavailable with a reason if the store cannot be used now, or has no store id (a disk that is not
   * mounted). Creates nothing.
   */
  check(): Promise<void>;
}
