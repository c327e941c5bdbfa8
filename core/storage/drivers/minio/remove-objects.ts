import { StoreAnswerError } from "#core/storage/drivers/minio/answer-error.ts";
import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { stepsOfKey } from "#core/storage/key-rules.ts";

/** The most that S3 takes in one request. */
const BATCH = 1_000;

/** Removes objects, 1000 in a request. Missing ones are ignored. Throws if the store keeps any of them. */
export async function removeObjects(bucket: Bucket, keys: readonly string[]): Promise<void> {
  keys.forEach(stepsOfKey);
  for (let first = 0; first < keys.length; first += BATCH) {
    const batch = keys.slice(first, first + BATCH);
    await bucket.retried(() => removeBatch(bucket, batch));
  }
}

async function removeBatch(bucket: Bucket, batch: readonly string[]): Promise<void> {
  const codes = await bucket.deleteBatch(batch);
  const kept = codes.filter((code) => code !== "NoSuchKey");
  if (kept.length === 0) return;
  throw new StoreAnswerError(
    500,
    kept[0] ?? "",
    `${kept.length} of ${batch.length} objects were not deleted`,
  );
}
