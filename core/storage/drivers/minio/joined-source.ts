import { Readable } from "node:stream";
import { LRUCache } from "lru-cache";
import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { badRange, tooLarge } from "#core/storage/drivers/minio/errors.ts";
import { listObjects } from "#core/storage/drivers/minio/list-objects.ts";
import { headObject, openObject } from "#core/storage/drivers/minio/read-object.ts";
import {
  prefixOfSource,
  readManifest,
  type SourceManifest,
} from "#core/storage/drivers/minio/source-manifest.ts";
import { partKey, partsListKey } from "#core/storage/part-rules.ts";
import { type ByteRange, type ObjectInfo } from "#core/storage/object-store.ts";

/** Sources that are read at the same time; each entry has a number per part, at most 10,000. */
const KNOWN_SOURCES = 64;
/** A source that is one object: an imported copy. */
const ONE_OBJECT = "one object";

/** Reads sources whose parts are objects of their own as if each were one object, without joining them. */
export class JoinedSources {
  readonly #bucket: Bucket;
  readonly #known = new LRUCache<string, SourceManifest | typeof ONE_OBJECT>({ max: KNOWN_SOURCES });

  constructor(bucket: Bucket) {
    this.#bucket = bucket;
  }

  /** The source as one object; null where it is not in parts, or a part is missing. Asks the store each time. */
  async head(sourceKey: string): Promise<ObjectInfo | null> {
    const info = await headObject(this.#bucket, partsListKey(sourceKey));
    const manifest = info && (await readManifest(this.#bucket, sourceKey));
    if (!manifest || !(await this.#hasAllParts(sourceKey, manifest))) return null;
    const { etag, partBytes } = manifest;
    return { key: sourceKey, bytes: sum(partBytes), modifiedAt: info.modifiedAt, etag };
  }

  /**
   * Opens a range, or everything; null where the source is not in parts. One part is open at a time, the first one
   * before this returns. Throws bad_input for a range outside, and not_found if the first part is gone.
   */
  async open(sourceKey: string, range?: ByteRange): Promise<Readable | null> {
    const manifest = await this.#manifestOf(sourceKey);
    if (manifest === null) return null;
    const total = sum(manifest.partBytes);
    const { start, end } = range ?? { start: 0, end: total };
    if (start < 0 || end < start || start > total) throw badRange();
    const pieces = piecesOf(manifest.partBytes, { start, end: Math.min(end, total) });
    return await this.#openPieces(prefixOfSource(sourceKey), pieces);
  }

  /** Reads all of a small source; null where it is not in parts. Throws too_large past `maxBytes`. */
  async readBytes(sourceKey: string, maxBytes: number): Promise<Buffer | null> {
    const manifest = await this.#manifestOf(sourceKey);
    if (manifest === null) return null;
    if (sum(manifest.partBytes) > maxBytes) throw tooLarge();
    const body = await this.open(sourceKey);
    return body && Buffer.concat((await body.toArray()) as Buffer[]);
  }

  /** Tells that a source was read as one object, so that the next reads need not ask for a manifest. */
  noteOneObject(sourceKey: string): void {
    this.#known.set(sourceKey, ONE_OBJECT);
  }

  /** Forgets what is known of sources that are deleted. */
  forget(keys: readonly string[]): void {
    if (this.#known.size === 0) return;
    const prefixes = new Set(keys.map((key) => key.slice(0, key.lastIndexOf("/") + 1)));
    for (const known of this.#known.keys())
      if (prefixes.has(prefixOfSource(known))) this.#known.delete(known);
  }

  async #manifestOf(sourceKey: string): Promise<SourceManifest | null> {
    const known = this.#known.get(sourceKey);
    if (known) return known === ONE_OBJECT ? null : known;
    const read = await readManifest(this.#bucket, sourceKey);
    if (read) this.#known.set(sourceKey, read);
    return read;
  }

  async #hasAllParts(sourceKey: string, { partBytes }: SourceManifest): Promise<boolean> {
    const prefix = prefixOfSource(sourceKey);
    const missing = new Map(partBytes.map((bytes, index) => [partKey(prefix, index + 1), bytes]));
    for await (const { key, bytes } of listObjects(this.#bucket, prefix)) {
      if (missing.get(key) === bytes) missing.delete(key);
    }
    return missing.size === 0;
  }

  async #openPieces(prefix: string, pieces: readonly PartRange[]): Promise<Readable> {
    const [first, ...rest] = pieces;
    if (!first) return Readable.from([], { objectMode: false });
    const openPart = ({ number, range }: PartRange) =>
      openObject(this.#bucket, partKey(prefix, number), range);
    const begun = await openPart(first);
    const all = async function* (): AsyncGenerator<Buffer> {
      yield* begun;
      for (const piece of rest) yield* await openPart(piece);
    };
    const joined = Readable.from(all(), { objectMode: false });
    // A generator that was never started closes nothing.
    return joined.once("close", () => begun.destroy());
  }
}

/** A range within a part. */
interface PartRange {
  /** From 1. */
  readonly number: number;
  readonly range: ByteRange;
}

/** The parts, and the ranges within them, that hold a range of the source. */
export function piecesOf(partBytes: readonly number[], { start, end }: ByteRange): PartRange[] {
  const pieces: PartRange[] = [];
  let offset = 0;
  for (const [index, bytes] of partBytes.entries()) {
    const range = { start: Math.max(0, start - offset), end: Math.min(bytes, end - offset) };
    if (range.end > range.start) pieces.push({ number: index + 1, range });
    offset += bytes;
    if (offset >= end) break;
  }
  return pieces;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
