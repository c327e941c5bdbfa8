import { LRUCache } from "lru-cache";
import { type ByteRange } from "#core/storage/object-store.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";
import { readRange, type ReadPatience, USUAL_PATIENCE } from "#worker/source-reader/read-range.ts";
import { SharedRead } from "#worker/source-reader/shared-read.ts";

/** A round trip to a store costs about as much as this many bytes. */
export const BLOCK_BYTES = 2 ** 20;
/** The indexes of a few films, and what runs over the same seconds read. */
const CACHE_BYTES = 64 * 2 ** 20;
const MAX_FAILED_SOURCES = 256;

interface CacheOptions {
  readonly maxBytes?: number;
  readonly patience?: ReadPatience;
}

/**
 * The blocks of sources that the runs of one process read: bounded in bytes, the least recently used go first. Runs
 * over the same source share them, so its index is fetched once for probe, stills and chunks.
 */
export class BlockCache {
  readonly #reads: LRUCache<string, SharedRead>;
  /** When the store last failed to give a block of a source. */
  readonly #failedAtMs = new LRUCache<string, number>({ max: MAX_FAILED_SOURCES });
  readonly #patience: ReadPatience;

  constructor({ maxBytes = CACHE_BYTES, patience = USUAL_PATIENCE }: CacheOptions = {}) {
    this.#reads = new LRUCache({ maxSize: maxBytes });
    this.#patience = patience;
  }

  /** A block of a source, from the cache or the store. Throws as `readRange`, and the reason of the signal. */
  async read(source: RangedSource, number: number, signal: AbortSignal): Promise<Buffer> {
    const key = `${number} ${source.id}`;
    const known = this.#reads.get(key);
    const read = known && !known.isAborted ? known : this.#begin(key, source, number);
    return read.wait(signal);
  }

  /** Bytes of a range, clamped at the source's end: for headers, which are small. Throws as `read`. */
  async readBytes(source: RangedSource, { start, end }: ByteRange, signal: AbortSignal): Promise<Buffer> {
    const pieces: Buffer[] = [];
    const until = Math.min(end, source.sizeBytes);
    for (let at = start; at < until; at = blockEnd(at)) {
      const number = blockAt(at);
      const block = await this.read(source, number, signal);
      pieces.push(block.subarray(at - number * BLOCK_BYTES, until - number * BLOCK_BYTES));
    }
    return Buffer.concat(pieces);
  }

  /** Whether a read of the source failed since then, also if a later attempt succeeded. */
  hasFailedSince(source: RangedSource, timeMs: number): boolean {
    return (this.#failedAtMs.get(source.id) ?? -Infinity) >= timeMs;
  }

  #begin(key: string, source: RangedSource, number: number): SharedRead {
    const range = blockRange(source, number);
    const onFailure = (): void => void this.#failedAtMs.set(source.id, performance.now());
    const patience = this.#patience;
    const read = new SharedRead((signal) =>
      readRange(source, { range, patience, signal, onFailure }).catch((error: unknown) => {
        if (this.#reads.peek(key) === read) this.#reads.delete(key);
        throw error;
      }),
    );
    this.#reads.set(key, read, { size: Math.max(1, range.end - range.start) });
    return read;
  }
}

/** The number of the block that holds a byte. */
export const blockAt = (position: number): number => Math.floor(position / BLOCK_BYTES);

const blockEnd = (position: number): number => (blockAt(position) + 1) * BLOCK_BYTES;

function blockRange(source: RangedSource, number: number): ByteRange {
  const start = number * BLOCK_BYTES;
  return { start, end: Math.min(start + BLOCK_BYTES, source.sizeBytes) };
}
