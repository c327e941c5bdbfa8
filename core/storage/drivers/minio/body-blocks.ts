import { type FileHandle, open } from "node:fs/promises";
import { type Readable } from "node:stream";

const MIB = 2 ** 20;
/** What one request sends, and what an upload holds in memory. S3 takes parts of 5 MiB and more. */
const BLOCK_BYTES = 16 * MIB;
/** S3 takes 10,000 parts: blocks grow by 16 MiB after each thousand, which allows 860 GiB. */
const BLOCKS_OF_ONE_SIZE = 1_000;

/** The bytes of an object's block with this number, counted from 0. */
export const blockBytes = (number: number): number =>
  BLOCK_BYTES * (1 + Math.floor(number / BLOCKS_OF_ONE_SIZE));

/** Splits a body into blocks, which can be sent more than once; the last one is shorter, and may be empty. */
export async function* blocksOf(body: Uint8Array | Readable): AsyncGenerator<Buffer> {
  if (body instanceof Uint8Array) yield* blocksOfBytes(body);
  else yield* blocksOfStream(body);
}

/** Splits a file into blocks. Throws the errors of the file system. */
export async function* blocksOfFile(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    for (let number = 0; ; number += 1) {
      const block = await readBlock(file, blockBytes(number));
      yield block;
      if (block.length < blockBytes(number)) return;
    }
  } finally {
    await file.close();
  }
}

async function readBlock(file: FileHandle, wanted: number): Promise<Buffer> {
  const { size } = await file.stat();
  const block = Buffer.allocUnsafe(Math.min(wanted, size));
  let length = 0;
  while (length < block.length) {
    const { bytesRead } = await file.read(block, length, block.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return block.subarray(0, length);
}

function* blocksOfBytes(bytes: Uint8Array): Generator<Buffer> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  for (let number = 0; start + blockBytes(number) <= all.length; number += 1) {
    yield all.subarray(start, (start += blockBytes(number)));
  }
  yield all.subarray(start);
}

async function* blocksOfStream(stream: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const piece of stream) {
    pieces.push(Buffer.from(piece as Uint8Array));
    length += (piece as Uint8Array).length;
    for (let wanted = blockBytes(number); length >= wanted; wanted = blockBytes(number)) {
      const joined = Buffer.concat(pieces);
      yield joined.subarray(0, wanted);
      pieces = [joined.subarray(wanted)];
      length -= wanted;
      number += 1;
    }
  }
  yield Buffer.concat(pieces);
}
