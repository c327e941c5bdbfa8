import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { beforeEach, expect, test } from "vitest";
import { s3EnvOf } from "#core/config/s3-settings.ts";
import { copySite } from "#core/storage-copy/copy-site.ts";
import { imageKey, STORE_ID_KEY, segmentKey, uploadPrefix } from "#core/storage/object-key.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { partKey, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type StoredPart } from "#core/storage/upload-parts.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { newId } from "#core/uuid.ts";

const PART_BYTES = 6 * 2 ** 20;
const HASH = "0123456789abcdef";
const video = newId();
const segment = (number: number) => segmentKey(video, HASH, "v360", number);
const image = imageKey(newId(), 320);
const complete = uploadPrefix(video, newId());
const unfinished = uploadPrefix(newId(), newId());
const imported = sourceKeyOf(uploadPrefix(newId(), newId()));

const openFolder = () => openStorage({ MATINEE_DATA_DIR: tempFolder("copy") });
const openBucket = () => openStorage({ MATINEE_DATA_DIR: "", ...s3EnvOf(newTestBucket()) });
const bytesOf = (name: string, length: number): Buffer => {
  const block = createHash("sha256").update(name).digest();
  return Buffer.alloc(length, block);
};
const part = (partNumber: number, last = false) => bytesOf(`part ${partNumber}`, last ? 1_000 : PART_BYTES);

let dataDir: string;
beforeEach(() => {
  dataDir = tempFolder("copy-data");
});
const copy = (from: Storage, to: Storage, destinationName = "there") =>
  copySite({ from, to, dataDir, destinationName, onProgress: () => undefined });

/** A site's store with every kind of object: segments, an image, uploads complete and not, an imported copy. */
async function filledFolder(): Promise<Storage> {
  const storage = await openFolder();
  const { store, uploadParts } = storage;
  await store.put(STORE_ID_KEY, Buffer.from("the site"));
  for (const number of [0, 1, 2])
    await store.putIfAbsent(segment(number), bytesOf(`segment ${number}`, 5_000));
  await store.putIfAbsent(image, bytesOf("image", 900));
  await store.putIfAbsent(imported, bytesOf("imported", 20 * 2 ** 20));
  const send = async (prefix: string, partNumber: number, last = false) => {
    const body = part(partNumber, last);
    const offsetBytes = (partNumber - 1) * PART_BYTES;
    const of = { prefix, uploadId: newId(), partNumber, offsetBytes, partBytes: body.length };
    await uploadParts.receive?.(of, Readable.from([body]));
  };
  for (const [number, last] of [[2], [1], [3, true]] as const) await send(complete, number, last);
  await uploadParts.seal(complete, await uploadParts.list(complete));
  for (const number of [1, 3]) await send(unfinished, number);
  return storage;
}

async function checksum(storage: Storage, key: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of await storage.store.read(key)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

const sumOf = (...pieces: readonly Buffer[]) =>
  createHash("sha256").update(Buffer.concat(pieces)).digest("hex");

async function expectEntireSite(storage: Storage): Promise<void> {
  expect(await storage.store.readBytes(STORE_ID_KEY, 100)).toEqual(Buffer.from("the site"));
  expect(await checksum(storage, segment(2))).toBe(sumOf(bytesOf("segment 2", 5_000)));
  expect(await checksum(storage, image)).toBe(sumOf(bytesOf("image", 900)));
  expect(await checksum(storage, imported)).toBe(sumOf(bytesOf("imported", 20 * 2 ** 20)));
  expect(await checksum(storage, sourceKeyOf(complete))).toBe(sumOf(part(1), part(2), part(3, true)));
  expect(await storage.store.head(sourceKeyOf(complete))).toMatchObject({ bytes: 2 * PART_BYTES + 1_000 });
  const stored = await storage.uploadParts.list(unfinished);
  expect(stored.map(({ partNumber }) => partNumber)).toEqual([1, 3]);
}

/** The rest of the unfinished upload arrives at the store that it was copied to. */
async function finishUpload({ store, uploadParts }: Storage): Promise<void> {
  const rest: StoredPart[] = [];
  for (const [partNumber, last] of [[2], [4, true]] as const) {
    const body = part(partNumber, last);
    const offsetBytes = (partNumber - 1) * PART_BYTES;
    const of = { prefix: unfinished, uploadId: newId(), partNumber, offsetBytes, partBytes: body.length };
    if (uploadParts.receive) await uploadParts.receive(of, Readable.from([body]));
    else await store.put(partKey(unfinished, partNumber), body);
    rest.push({ partNumber, bytes: body.length });
  }
  await uploadParts.seal(unfinished, await uploadParts.list(unfinished));
}

test("folder, bucket, folder: every object arrives, and unfinished uploads go on", async () => {
  const [from, bucket, folder] = [await filledFolder(), await openBucket(), await openFolder()];
  expect(await copy(from, bucket)).toMatchObject({ copied: 3 + 1 + 1 + 3 + 2, removed: 0, onlyThere: 0 });
  await expectEntireSite(bucket);
  expect(await copy(bucket, folder, "back")).toMatchObject({ copied: 10, verified: 0 });
  await expectEntireSite(folder);
  await finishUpload(bucket);
  await finishUpload(folder);
  for (const storage of [bucket, folder]) {
    const entire = sumOf(part(1), part(2), part(3), part(4, true));
    expect(await checksum(storage, sourceKeyOf(unfinished))).toBe(entire);
  }
});

test("a run after another reads nothing again, takes what came meanwhile, and tells of what was deleted", async () => {
  const [from, bucket] = [await filledFolder(), await openBucket()];
  await copy(from, bucket);
  expect(await copy(from, bucket)).toMatchObject({ copied: 0, verified: 0, onlyThere: 0 });
  await from.store.putIfAbsent(segment(3), bytesOf("segment 3", 5_000));
  await from.store.delete([image]);
  expect(await copy(from, bucket)).toMatchObject({ copied: 1, verified: 3, removed: 0, onlyThere: 1 });
  expect(await checksum(bucket, segment(3))).toBe(sumOf(bytesOf("segment 3", 5_000)));
});

test("a copy of which nothing is remembered is compared, and only what differs is copied again", async () => {
  const [from, bucket] = [await filledFolder(), await openBucket()];
  await copy(from, bucket);
  await bucket.store.put(segment(1), bytesOf("damage", 5_000));
  dataDir = tempFolder("copy-data");
  expect(await copy(from, bucket)).toMatchObject({ copied: 1, verified: 9 });
  await expectEntireSite(bucket);
});

test("no site can start on an incomplete copy, which the next run completes without leftovers", async () => {
  const [from, bucket] = [await filledFolder(), await openBucket()];
  const put = bucket.store.put.bind(bucket.store);
  bucket.store.put = async (key, body, options) => {
    if (key === imported) throw new Error("the power failed");
    await put(key, body, options);
  };
  await expect(copy(from, bucket)).rejects.toThrow("the power failed");
  expect(await bucket.store.head(STORE_ID_KEY)).toBeNull();
  bucket.store.put = put;
  const strayed = segmentKey(newId(), HASH, "v360", 0);
  await bucket.store.put(strayed, Buffer.from("of a video that was deleted since"));
  expect(await copy(from, bucket)).toMatchObject({ removed: 1 });
  await expectEntireSite(bucket);
});

test("bytes that the destination changes are noticed", async () => {
  const [from, folder] = [await filledFolder(), await openFolder()];
  const put = folder.store.put.bind(folder.store);
  folder.store.put = (key, body, options) => put(key, key === image ? Buffer.alloc(900) : body, options);
  await expect(copy(from, folder)).rejects.toThrow(/gives back other bytes of images/);
});

test("a destination that is the source, or holds something else, is refused and not changed", async () => {
  const [from, other] = [await filledFolder(), await openBucket()];
  await expect(copy(from, from)).rejects.toThrow(/the store that the site uses now/);
  await other.store.put("vod/thing", Buffer.from("x"));
  await expect(copy(from, other)).rejects.toThrow(/holds other objects/);
  await other.store.delete(["vod/thing"]);
  await other.store.put(STORE_ID_KEY, Buffer.from("another site"));
  await expect(copy(from, other)).rejects.toThrow(/another site/);
  await expect(copy(await openFolder(), other)).rejects.toThrow(/no site in this store/);
});
