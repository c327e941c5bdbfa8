import { Readable } from "node:stream";
import { ARTWORK_LIMITS } from "#core/catalog/artwork/artwork-limits.ts";
import { type ImageFormat, sniffImage, SNIFFED_BYTES } from "#core/catalog/artwork/sniff-image.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** An image file on its way to the store. */
export interface ImageBody {
  readonly format: ImageFormat;
  readonly stream: Readable;
  /** So far; complete once the stream has ended. */
  bytes(): number;
}

/**
 * Reads the first bytes of an image file and gives the whole of it as a stream, which fails past 20 MB. Throws
 * media_refused for a file that is no JPEG, PNG, WebP or AVIF by its own bytes.
 */
export async function openImageBody(body: AsyncIterable<Uint8Array>): Promise<ImageBody> {
  const pieces = body[Symbol.asyncIterator]();
  const first = await readFirst(pieces);
  const format = sniffImage(first);
  if (format === null) throw new DomainError("media_refused", "catalog.imageFormat");
  let count = 0;
  const stream = Readable.from(counted(first, pieces, (bytes) => (count += bytes)));
  return { format, stream, bytes: () => count };
}

async function readFirst(pieces: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < SNIFFED_BYTES) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}

async function* counted(
  first: Buffer,
  pieces: AsyncIterator<Uint8Array>,
  count: (bytes: number) => number,
): AsyncGenerator<Uint8Array> {
  assertBytes(count(first.length));
  yield first;
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return;
    assertBytes(count(next.value.length));
    yield next.value;
  }
}

/** Throws too_large for more bytes than an image file may have. */
export function assertBytes(bytes: number): void {
  if (bytes <= ARTWORK_LIMITS.maxBytes) return;
  throw new DomainError("too_large", "catalog.imageTooLarge", { limitBytes: ARTWORK_LIMITS.maxBytes });
}
