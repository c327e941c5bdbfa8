import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { stepsOfPrefix } from "#core/storage/key-rules.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";

/** All objects below a prefix, in the order of their keys, a page of 1000 at a time. */
export async function* listObjects(bucket: Bucket, prefix: string): AsyncGenerator<ObjectInfo> {
  stepsOfPrefix(prefix);
  for await (const item of itemsOf(bucket, prefix, "")) {
    if (item.name === undefined) continue;
    const { name: key, size: bytes, lastModified: modifiedAt, etag } = item;
    yield { key, bytes, modifiedAt, etag: `"${etag}"` };
  }
}

/** The prefixes directly below a prefix. */
export async function* listPrefixes(bucket: Bucket, prefix: string): AsyncGenerator<string> {
  stepsOfPrefix(prefix);
  for await (const item of itemsOf(bucket, prefix, "/")) if (item.prefix !== undefined) yield item.prefix;
}

async function* itemsOf(bucket: Bucket, prefix: string, delimiter: "" | "/") {
  for (let token: string | null = ""; token !== null;) {
    const known: string = token;
    const page = await bucket.retried(() => bucket.listPage(prefix, delimiter, known));
    yield* page.objects;
    // The client reads a token of digits as a number.
    token = page.isTruncated ? String(page.nextContinuationToken) : null;
  }
}
