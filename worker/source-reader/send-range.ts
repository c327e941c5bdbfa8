import { once } from "node:events";
import { type ServerResponse } from "node:http";
import { type ByteRange } from "#core/storage/object-store.ts";
import { blockAt, BLOCK_BYTES, type BlockCache } from "#worker/source-reader/block-cache.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";

/** More than what a connection's buffers take: a client that has read this much reads on. */
const READ_AHEAD_AFTER_BYTES = 2 * BLOCK_BYTES;
/** Enough to keep a line of 50 ms and 500 Mb/s busy. */
const READ_AHEAD_BLOCKS = 3;

/**
 * Sends a range of a source, no faster than the client receives: one block waits in this process. The next blocks are
 * fetched meanwhile for a client that reads on; one that looks at a place and leaves costs little more than a block.
 * Throws errors of `BlockCache.read`, and the reason of the signal.
 */
export async function sendRange(
  response: ServerResponse,
  range: ByteRange,
  { source, blocks, signal }: { source: RangedSource; blocks: BlockCache; signal: AbortSignal },
): Promise<void> {
  const lastNumber = blockAt(range.end - 1);
  for (let at = range.start; at < range.end;) {
    const number = blockAt(at);
    const reading = blocks.read(source, number, signal);
    if (at - range.start >= READ_AHEAD_AFTER_BYTES) {
      const until = Math.min(number + READ_AHEAD_BLOCKS, lastNumber);
      // An error of a block that is needed is thrown when its turn comes.
      for (let next = number + 1; next <= until; next += 1)
        blocks.read(source, next, signal).catch(() => undefined);
    }
    const start = number * BLOCK_BYTES;
    const piece = (await reading).subarray(at - start, range.end - start);
    if (!response.write(piece)) await once(response, "drain", { signal });
    at += piece.length;
  }
  response.end();
}
