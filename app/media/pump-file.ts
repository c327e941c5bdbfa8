import { open, type FileHandle } from "node:fs/promises";
import { type ServerResponse } from "node:http";
import { type ByteRange } from "#core/storage/object-store.ts";

const PIECE_BYTES = 512 * 1024;
const MAX_SPARE = 32;

/**
 * Reused buffers. A new buffer for every piece makes V8 collect garbage over the entire heap of the web
 * process all the time, which costs two to three times as much as the sending.
 */
const spare: Buffer[] = [];

/**
 * Sends a part of a local file into an answer whose headers are set. It reads each piece after the client
 * took the previous one, so a slow client uses only one buffer. Resolves when everything was passed on, or
 * the client left. Throws errors of opening and reading; a file that ends early is an error too.
 */
export async function pumpFile(path: string, range: ByteRange, res: ServerResponse): Promise<void> {
  const file = await open(path, "r");
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    const isComplete = await pump(file, piece, range, res);
    // After a broken connection the kernel may still read the buffer.
    if (isComplete && spare.length < MAX_SPARE) spare.push(piece);
  } finally {
    await file.close();
  }
}

/** True if all of it was taken, false if the client left. */
async function pump(
  file: FileHandle,
  piece: Buffer,
  { start, end }: ByteRange,
  res: ServerResponse,
): Promise<boolean> {
  const leaving = new Promise<false>((resolve) => res.once("close", () => resolve(false)));
  for (let position = start; position < end && !res.destroyed;) {
    const wanted = Math.min(piece.length, end - position);
    const { bytesRead } = await file.read(piece, 0, wanted, position);
    if (bytesRead === 0) throw new Error("The file ended before its size said so.");
    position += bytesRead;
    if (!(await Promise.race([taken(res, piece.subarray(0, bytesRead)), leaving]))) return false;
  }
  res.end();
  return !res.destroyed;
}

/** Resolves once the kernel has the piece, and its buffer can be used again. */
function taken(res: ServerResponse, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => res.write(piece, (error) => resolve(!error)));
}
