import { type Readable } from "node:stream";
import { type ObjectInfo } from "#core/storage/object-store.ts";
import { partKey, partNumberOf, partsListKey, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type LocatedPart, locateParts } from "#core/storage-copy/located-parts.ts";

/** What is copied and compared in one go: an object, or a part of an upload. */
export interface Piece {
  readonly name: string;
  readonly bytes: number;
  /** Of the source. Throws not_found if it was deleted meanwhile. */
  read(): Promise<Readable>;
  /** Writes it at the destination. */
  write(body: Readable): Promise<void>;
  /** Of the destination. */
  readBack(): Promise<Readable>;
}

/** Both stores of a copy. */
export interface Stores {
  readonly from: Storage;
  readonly to: Storage;
}

/** The parts of one upload, and what makes a source of them at the destination. */
export interface PiecesOfUpload {
  readonly pieces: readonly Piece[];
  /** Makes the parts readable as one source, where they follow each other without a gap. */
  seal(): Promise<void>;
}

/** An object, which has the same key in both stores. */
export function objectPiece({ from, to }: Stores, { key, bytes }: ObjectInfo): Piece {
  return {
    ...{ name: key, bytes },
    read: () => from.store.read(key),
    write: (body) => to.store.put(key, body),
    readBack: () => to.store.read(key),
  };
}

/**
 * An upload that arrived in parts, complete or not. Drivers keep them differently, at offsets of one file or as objects,
 * so that each part is read and written by the rules of its own store.
 */
export async function uploadPieces(stores: Stores, prefix: string): Promise<PiecesOfUpload> {
  const { from, to } = stores;
  const stored = await from.uploadParts.list(prefix);
  const located = locateParts(stored);
  return {
    pieces: located.map((part) => partPiece(stores, prefix, part)),
    async seal() {
      const isGapless = located.every(({ partNumber }, index) => partNumber === index + 1);
      if (isGapless && located.length > 0) await to.uploadParts.seal(prefix, stored);
    },
  };
}

function partPiece({ from, to }: Stores, prefix: string, part: LocatedPart): Piece {
  const { partNumber, offsetBytes, bytes: partBytes } = part;
  const key = partKey(prefix, partNumber);
  const uploadId = prefix.split("/")[2] ?? "";
  return {
    ...{ name: key, bytes: partBytes },
    read: () => readPart(from, prefix, part),
    async write(body) {
      if (!to.uploadParts.receive) return await to.store.put(key, body);
      await to.uploadParts.receive({ prefix, uploadId, partNumber, offsetBytes, partBytes }, body);
    },
    readBack: () => readPart(to, prefix, part),
  };
}

/** A store that receives parts itself has them in one file; others have an object each. */
function readPart({ store, uploadParts }: Storage, prefix: string, part: LocatedPart): Promise<Readable> {
  const { partNumber, offsetBytes, bytes } = part;
  if (!uploadParts.receive) return store.read(partKey(prefix, partNumber));
  return store.read(sourceKeyOf(prefix), { start: offsetBytes, end: offsetBytes + bytes });
}

/** Whether an object below an upload's prefix is one of its parts, or what drivers keep beside them. */
export function belongsToParts(prefix: string, key: string): boolean {
  const source = sourceKeyOf(prefix);
  return key === source || key === partsListKey(source) || partNumberOf(prefix, key) !== null;
}
