import { createHash, type Hash } from "node:crypto";
import { Readable } from "node:stream";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Piece } from "#core/storage-copy/pieces.ts";

export type PieceOutcome = "copied" | "verified" | "gone";

/**
 * Copies a piece, and reads it back: its checksum must be that of the bytes which the source gave. A piece that the
 * destination `isThere` is compared first, and copied again only if it differs. `onBytes` gets the bytes read from the
 * source. `gone`: the source deleted it meanwhile. Throws unavailable if the destination gives back other bytes.
 */
export async function copyPiece(
  piece: Piece,
  isThere: boolean,
  onBytes: (bytes: number) => void,
): Promise<PieceOutcome> {
  try {
    if (isThere && (await isEqual(piece, onBytes))) return "verified";
    const body = await piece.read();
    const hash = createHash("sha256");
    await piece.write(Readable.from(throughHash(body, hash, onBytes), { objectMode: false }));
    if (hash.digest("hex") === (await checksumOf(await piece.readBack()))) return "copied";
  } catch (error) {
    if (!isGone(error) || !(await isGoneFromSource(piece))) throw error;
    return "gone";
  }
  throw new DomainError("unavailable", "storage.copyDiffers", { name: piece.name });
}

async function isEqual(piece: Piece, onBytes: (bytes: number) => void): Promise<boolean> {
  const [ofSource, ofDestination] = await Promise.all([
    piece.read().then((body) => checksumOf(body, onBytes)),
    piece.readBack().then((body) => checksumOf(body)),
  ]);
  return ofSource === ofDestination;
}

/** The SHA-256 of a body, which is read to its end. */
async function checksumOf(
  body: Readable,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of body) {
    hash.update(piece as Buffer);
    onBytes((piece as Buffer).length);
  }
  return hash.digest("hex");
}

async function* throughHash(body: Readable, hash: Hash, onBytes: (bytes: number) => void) {
  for await (const piece of body) {
    hash.update(piece as Buffer);
    onBytes((piece as Buffer).length);
    yield piece as Buffer;
  }
}

const isGone = (error: unknown): boolean => error instanceof DomainError && error.code === "not_found";

/** Tells a piece that the source has deleted from one that the destination lost. */
async function isGoneFromSource(piece: Piece): Promise<boolean> {
  try {
    (await piece.read()).destroy();
    return false;
  } catch (error) {
    return isGone(error);
  }
}
