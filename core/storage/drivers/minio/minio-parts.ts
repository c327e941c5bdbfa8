import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { notOurAddress } from "#core/storage/drivers/minio/errors.ts";
import { listObjects } from "#core/storage/drivers/minio/list-objects.ts";
import { signPartAddress } from "#core/storage/drivers/minio/part-address.ts";
import { writeManifest } from "#core/storage/drivers/minio/source-manifest.ts";
import { assertParts, partKey, partNumberOf, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type StoredPart, type UploadParts } from "#core/storage/upload-parts.ts";

interface PartObject extends StoredPart {
  readonly etag: string;
}

/**
 * Uploads into a bucket: browsers send each part to an address of the store, where it is an object of its own. A
 * sealed upload is not joined: a manifest beside the parts lists their sizes, and reads go through it.
 */
export function minioParts(bucket: Bucket): UploadParts {
  return {
    target: ({ prefix, partNumber, partBytes, ttlSeconds }) =>
      signPartAddress(bucket.settings, { key: partKey(prefix, partNumber), bytes: partBytes, ttlSeconds }),
    claimsOf: () => {
      throw notOurAddress();
    },
    receive: null,
    list: async (prefix) =>
      (await partObjects(bucket, prefix)).map(({ partNumber, bytes }) => ({ partNumber, bytes })),
    async seal(prefix, wanted) {
      const stored = await partObjects(bucket, prefix);
      const bytes = assertParts(wanted, stored);
      const sourceKey = sourceKeyOf(prefix);
      await writeManifest(bucket, sourceKey, stored.slice(0, wanted.length));
      return { sourceKey, bytes };
    },
  };
}

async function partObjects(bucket: Bucket, prefix: string): Promise<PartObject[]> {
  const parts: PartObject[] = [];
  for await (const { key, bytes, etag } of listObjects(bucket, prefix)) {
    const partNumber = partNumberOf(prefix, key);
    if (partNumber !== null) parts.push({ partNumber, bytes, etag });
  }
  return parts;
}
