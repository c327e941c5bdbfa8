import { createHash } from "node:crypto";
import { z } from "zod";
import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { blocksOf } from "#core/storage/drivers/minio/body-blocks.ts";
import { readSmallObject } from "#core/storage/drivers/minio/read-object.ts";
import { writeObject } from "#core/storage/drivers/minio/write-object.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { partsListKey, SOURCE_FILE_NAME } from "#core/storage/part-rules.ts";

/** A hundred thousand parts fit. */
const MAX_BYTES = 2 ** 20;
const SEALED_SOURCE = new RegExp(`^sources/[^/]+/[^/]+/${SOURCE_FILE_NAME}$`);

/** A source that consists of part objects: their sizes in order, and one etag over all of theirs. */
export interface SourceManifest {
  readonly etag: string;
  readonly partBytes: readonly number[];
}

const manifestSchema = z.object({
  etag: z.string().min(1),
  partBytes: z.array(z.number().int().min(1)).min(1),
});

/** Whether a key may be that of a source in parts; an imported copy has the same key, and is one object. */
export const mayBeInParts = (key: string): boolean => SEALED_SOURCE.test(key);

/** The prefix of an upload's objects, from the key of its source. */
export const prefixOfSource = (sourceKey: string): string => sourceKey.slice(0, -SOURCE_FILE_NAME.length);

/** Writes the manifest of a sealed source; again is harmless, since parts never change. */
export async function writeManifest(
  bucket: Bucket,
  sourceKey: string,
  parts: readonly { readonly bytes: number; readonly etag: string }[],
): Promise<void> {
  const hash = createHash("sha256").update(parts.map((part) => part.etag).join("\n"));
  const manifest = { etag: `"${hash.digest("base64url")}"`, partBytes: parts.map((part) => part.bytes) };
  const options = { contentType: "application/json", ifAbsent: false };
  await writeObject(
    bucket,
    partsListKey(sourceKey),
    blocksOf(Buffer.from(JSON.stringify(manifest))),
    options,
  );
}

/** Reads the manifest of a source; null where the source is not in parts. */
export async function readManifest(bucket: Bucket, sourceKey: string): Promise<SourceManifest | null> {
  try {
    const bytes = await readSmallObject(bucket, partsListKey(sourceKey), MAX_BYTES);
    return manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
