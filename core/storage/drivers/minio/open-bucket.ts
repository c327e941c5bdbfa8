import { DomainError } from "#core/errors/domain-error.ts";
import { textOfAnswer, type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { isAnswer, StoreAnswerError } from "#core/storage/drivers/minio/answer-error.ts";
import { noConditionalWrites, noStoreId, publicBucket } from "#core/storage/drivers/minio/errors.ts";
import { readSmallObject } from "#core/storage/drivers/minio/read-object.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { newId } from "#core/uuid.ts";

const MAX_ID_BYTES = 200;

/**
 * Makes the bucket usable, and proves what everything relies on: creates it if it is missing (it is private then),
 * and checks that it cannot be read without a key, and that the store refuses to write an object twice. Throws
 * unavailable with the setting to change.
 */
export async function openBucket(bucket: Bucket): Promise<void> {
  await bucket.guarded(() => ensureBucket(bucket));
  if (await isPublic(bucket)) throw publicBucket(bucket.settings.bucket);
  await bucket.guarded(() => proveConditionalWrites(bucket));
}

/** Checks that the bucket holds the store's id, and so can be read. Creates nothing. Throws unavailable. */
export async function checkBucket(bucket: Bucket): Promise<void> {
  try {
    await readSmallObject(bucket, STORE_ID_KEY, MAX_ID_BYTES);
  } catch (error) {
    const isMissing = error instanceof DomainError && error.code === "not_found";
    throw isMissing ? noStoreId(bucket.settings.bucket, error) : error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && error.cause instanceof StoreAnswerError && error.cause.code === code;

/** Several processes may start at once: each may find the bucket missing, and one creates it. */
async function ensureBucket(bucket: Bucket): Promise<void> {
  try {
    await bucket.retried(() => bucket.listPage("", "/", ""));
  } catch (error) {
    if (!isCode(error, "NoSuchBucket")) throw error;
    await bucket.retried(() => bucket.create().catch(unlessOurs));
  }
}

function unlessOurs(error: unknown): void {
  if (error instanceof StoreAnswerError && error.code === "BucketAlreadyOwnedByYou") return;
  throw error;
}

/** Whether the bucket answers to requests without a signature: its listing, or the one object that each store has. */
async function isPublic({ settings }: Bucket): Promise<boolean> {
  const base = new URL(`/${settings.bucket}/`, settings.endpoint);
  const addresses = [new URL("?list-type=2&max-keys=1", base), new URL(STORE_ID_KEY, base)];
  const statuses = addresses.map(async (address) => {
    const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    return answer.status;
  });
  // A store that does not answer now was reachable a moment ago, and is checked at the next start.
  return (await Promise.allSettled(statuses)).some((one) => one.status === "fulfilled" && one.value === 200);
}

async function proveConditionalWrites(bucket: Bucket): Promise<void> {
  const key = `.matinee-check-${newId()}`;
  const write = async () => {
    const request = {
      method: "PUT",
      key,
      headers: { "if-none-match": "*" },
      body: Buffer.from("once"),
    } as const;
    await textOfAnswer(await bucket.send(request));
  };
  try {
    await bucket.retried(() => write().catch(unlessRefused));
    const isRefused = await bucket.retried(() => write().then(() => false, refusal));
    if (!isRefused) throw noConditionalWrites();
  } catch (error) {
    throw isCode(error, "NotImplemented") ? noConditionalWrites() : error;
  } finally {
    await bucket.retried(() => bucket.deleteBatch([key])).catch(() => undefined);
  }
}

/** The first write may have succeeded at an attempt whose answer was lost. */
function unlessRefused(error: unknown): void {
  if (!isAnswer(error, 412)) throw error;
}

function refusal(error: unknown): boolean {
  if (isAnswer(error, 412)) return true;
  throw error;
}
