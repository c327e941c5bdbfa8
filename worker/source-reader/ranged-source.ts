import { type Readable } from "node:stream";
import { type ByteRange } from "#core/storage/object-store.ts";

/** A source in a store, as the reader sees it: immutable bytes under a name. */
export interface RangedSource {
  /** The object's key. Equal ids mean equal bytes: the cache relies on it. */
  readonly id: string;
  readonly sizeBytes: number;
  /** Throws `DomainError` gone if the object is missing; every other error may be temporary. */
  readonly read: (range: ByteRange) => Promise<Readable>;
}
