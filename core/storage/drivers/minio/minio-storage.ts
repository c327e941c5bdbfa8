import { rm } from "node:fs/promises";
import { type S3Settings } from "#core/config/s3-settings.ts";
import { blocksOf, blocksOfFile } from "#core/storage/drivers/minio/body-blocks.ts";
import { Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { JoinedSources } from "#core/storage/drivers/minio/joined-source.ts";
import { listObjects, listPrefixes } from "#core/storage/drivers/minio/list-objects.ts";
import { minioParts } from "#core/storage/drivers/minio/minio-parts.ts";
import { notFound } from "#core/storage/drivers/minio/errors.ts";
import { checkBucket, openBucket } from "#core/storage/drivers/minio/open-bucket.ts";
import {
  headObject,
  openObject,
  openCompleteObject,
  readSmallObject,
} from "#core/storage/drivers/minio/read-object.ts";
import { removeObjects } from "#core/storage/drivers/minio/remove-objects.ts";
import { mayBeInParts } from "#core/storage/drivers/minio/source-manifest.ts";
import { writeObject } from "#core/storage/drivers/minio/write-object.ts";
import { stepsOfKey } from "#core/storage/key-rules.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { type Storage } from "#core/storage/storage.ts";

/**
 * Opens the storage in a bucket of MinIO, or of any S3 store: an object is an S3 object under its key. Creates the
 * bucket if it is missing. Throws unavailable with the setting to change.
 */
export async function openMinioStorage(settings: S3Settings): Promise<Storage> {
  const bucket = new Bucket(settings);
  await openBucket(bucket);
  return createMinioStorage(bucket);
}

/** The storage in a bucket that exists. */
export function createMinioStorage(bucket: Bucket): Storage {
  const store = bucketStore(bucket, new JoinedSources(bucket));
  return {
    store,
    uploadParts: minioParts(bucket),
    sources: {
      locate(key) {
        stepsOfKey(key);
        return { kind: "ranges", read: (range) => store.read(key, range) };
      },
    },
  };
}

function bucketStore(bucket: Bucket, joined: JoinedSources): ObjectStore {
  return {
    driver: "minio",
    putIfAbsent: (key, body, options) =>
      writeObject(bucket, key, blocksOf(body), { ...options, ifAbsent: true }),
    async putFileIfAbsent(key, path, options) {
      const isWinner = await writeObject(bucket, key, blocksOfFile(path), { ...options, ifAbsent: true });
      await rm(path, { force: true });
      return isWinner;
    },
    async put(key, body, options) {
      await writeObject(bucket, key, blocksOf(body), { ...options, ifAbsent: false });
    },
    async head(key) {
      const inParts = mayBeInParts(key) ? await joined.head(key) : null;
      return inParts ?? (await headObject(bucket, key));
    },
    async open(key) {
      const info = mayBeInParts(key) ? await joined.head(key) : null;
      if (!info) return await openCompleteObject(bucket, key);
      const body = await joined.open(key);
      if (!body) throw notFound();
      return { info, body };
    },
    async read(key, range) {
      if (!mayBeInParts(key)) return await openObject(bucket, key, range);
      const inParts = await joined.open(key, range);
      if (inParts) return inParts;
      const body = await openObject(bucket, key, range);
      joined.noteOneObject(key);
      return body;
    },
    async readBytes(key, maxBytes) {
      const inParts = mayBeInParts(key) ? await joined.readBytes(key, maxBytes) : null;
      return inParts ?? (await readSmallObject(bucket, key, maxBytes));
    },
    async delete(keys) {
      joined.forget(keys);
      await removeObjects(bucket, keys);
    },
    list: (prefix) => listObjects(bucket, prefix),
    listPrefixes: (prefix) => listPrefixes(bucket, prefix),
    freeSpace: () => Promise.resolve(null),
    check: () => checkBucket(bucket),
  };
}
