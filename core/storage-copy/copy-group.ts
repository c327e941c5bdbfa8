import pLimit from "p-limit";
import { type OwnedObjects } from "#core/doctor/object-owners.ts";
import { type ObjectInfo, type ObjectStore } from "#core/storage/object-store.ts";
import { partKey, partsListKey, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type CopyCounts, NOTHING_COPIED, plusCounts } from "#core/storage-copy/copy-counts.ts";
import { copyPiece } from "#core/storage-copy/copy-piece.ts";
import { type ProgressCounter } from "#core/storage-copy/copy-progress.ts";
import {
  belongsToParts,
  objectPiece,
  type Piece,
  type Stores,
  uploadPieces,
} from "#core/storage-copy/pieces.ts";
import { digestOf, type VerifiedGroups } from "#core/storage-copy/verified-groups.ts";

/** Memory is bounded by this: an S3 store holds a block of 16 MiB or two for each. */
const PIECES_AT_ONCE = 4;

/** What a pass over all objects works with. */
export interface CopyPass extends Stores {
  readonly verified: VerifiedGroups;
  readonly progress: ProgressCounter;
  /** Whether no site can use the destination yet, so that objects which the source lacks are deleted there. */
  readonly isUnused: boolean;
}

/**
 * Copies the objects of one owner, a video or an image, that the destination lacks or has differently. Nothing is read
 * where an earlier run verified both sides and they list the same now.
 */
export async function copyGroup(pass: CopyPass, { owner, objects }: OwnedObjects): Promise<CopyCounts> {
  if (owner.root === "other") return await copyUnowned(pass, objects);
  const prefix = `${owner.root}/${owner.id}/`;
  const there = await listed(pass.to.store, prefix);
  if (pass.verified.has(prefix, digestOf(objects, there)))
    return { ...NOTHING_COPIED, known: objects.length };
  const uploads = owner.root === "sources" ? uploadPrefixes(objects) : [];
  const copied = await copyUploads(pass, uploads);
  const rest = objects.filter(({ key }) => !isOfUpload(key, copied.prefixes));
  const counts = await copyPieces(
    pass,
    rest.map((object) => objectPiece(pass, object)),
    new Map(there.map(({ key, bytes }) => [key, bytes])),
  );
  const kept = new Set(rest.map(({ key }) => key));
  const extra = there.filter(({ key }) => !kept.has(key) && !isOfUpload(key, copied.prefixes));
  const removed = await removeExtra(pass, extra);
  await pass.verified.note(prefix, digestOf(objects, await listed(pass.to.store, prefix)));
  return [copied.counts, counts, removed].reduce(plusCounts);
}

/** Deletes what the destination alone holds, if no site can be using it; otherwise only counts it. */
export async function removeExtra(
  { to, isUnused }: Pick<CopyPass, "to" | "isUnused">,
  extra: readonly ObjectInfo[],
): Promise<CopyCounts> {
  if (!isUnused) return { ...NOTHING_COPIED, onlyThere: extra.length };
  await to.store.delete(extra.map(({ key }) => key));
  return { ...NOTHING_COPIED, removed: extra.length };
}

/** Objects of nothing that is known. The store's own, whose names begin with a dot, are not copied. */
async function copyUnowned(pass: CopyPass, objects: readonly ObjectInfo[]): Promise<CopyCounts> {
  const ofSite = objects.filter(({ key }) => !key.startsWith("."));
  const heads = await Promise.all(ofSite.map(({ key }) => pass.to.store.head(key)));
  const there = new Map(heads.flatMap((info) => (info ? [[info.key, info.bytes] as const] : [])));
  return await copyPieces(
    pass,
    ofSite.map((object) => objectPiece(pass, object)),
    there,
  );
}

/** Copies uploads that are kept in parts; returns their prefixes. */
async function copyUploads(pass: CopyPass, prefixes: readonly string[]) {
  let counts = NOTHING_COPIED;
  const copied: string[] = [];
  for (const prefix of prefixes) {
    const upload = await uploadPieces(pass, prefix);
    if (upload.pieces.length === 0) continue;
    const there = await pass.to.uploadParts.list(prefix);
    const sizes = new Map(there.map(({ partNumber, bytes }) => [partKey(prefix, partNumber), bytes]));
    counts = plusCounts(counts, await copyPieces(pass, upload.pieces, sizes));
    await upload.seal();
    copied.push(prefix);
  }
  return { counts, prefixes: copied };
}

/** Copies pieces; `there` are the sizes of those that the destination has. */
async function copyPieces(
  { progress }: CopyPass,
  pieces: readonly Piece[],
  there: ReadonlyMap<string, number>,
): Promise<CopyCounts> {
  const limit = pLimit(PIECES_AT_ONCE);
  let counts = NOTHING_COPIED;
  const work = pieces.map((piece) =>
    limit(async () => {
      const isThere = there.get(piece.name) === piece.bytes;
      const outcome = await copyPiece(piece, isThere, (bytes) => progress.read(bytes));
      const copiedBytes = outcome === "copied" ? piece.bytes : 0;
      counts = plusCounts(counts, { ...NOTHING_COPIED, [outcome]: 1, copiedBytes });
    }),
  );
  try {
    await Promise.all(work);
  } finally {
    // After an error the others end too, and nothing new begins.
    limit.clearQueue();
  }
  return counts;
}

/** The prefixes of uploads, `sources/VIDEO/UPLOAD/`, that have a list of parts or parts. */
function uploadPrefixes(objects: readonly ObjectInfo[]): string[] {
  const prefixes = new Set(objects.map(({ key }) => key.slice(0, key.lastIndexOf("/") + 1)));
  return [...prefixes].filter((prefix) =>
    objects.some(({ key }) => key !== sourceKeyOf(prefix) && belongsToParts(prefix, key)),
  );
}

/** Also a list of parts without parts, which only its own driver understands. */
function isOfUpload(key: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => belongsToParts(prefix, key)) || isPartsList(key);
}

const isPartsList = (key: string): boolean => key === partsListKey(key.replace(/\.parts$/, ""));

async function listed(store: ObjectStore, prefix: string): Promise<ObjectInfo[]> {
  const objects: ObjectInfo[] = [];
  for await (const object of store.list(prefix)) objects.push(object);
  return objects;
}
