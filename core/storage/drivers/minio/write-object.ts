import { createHash } from "node:crypto";
import { isAnswer } from "#core/storage/drivers/minio/answer-error.ts";
import { textOfAnswer, type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { MultipartUpload } from "#core/storage/drivers/minio/multipart.ts";
import { newWriter, wasWrittenBy, type WriteOptions } from "#core/storage/drivers/minio/write-once.ts";
import { stepsOfKey } from "#core/storage/key-rules.ts";

/**
 * Writes an object from its blocks: in one request if there is one block, otherwise as an S3 multipart upload. One
 * block is in memory at a time. False if `ifAbsent` and the object exists; then nothing was changed. Throws the
 * body's own errors, after which nothing is left behind.
 */
export async function writeObject(
  bucket: Bucket,
  key: string,
  blocks: AsyncGenerator<Buffer>,
  options: WriteOptions,
): Promise<boolean> {
  stepsOfKey(key);
  try {
    const first = await nextBlock(blocks);
    const second = await nextBlock(blocks);
    if (second.length === 0) return await writeInOneRequest(bucket, key, first, options);
    return await writeInParts(await MultipartUpload.begin(bucket, key, options), [first, second], blocks);
  } finally {
    await blocks.return(undefined);
  }
}

async function writeInParts(
  upload: MultipartUpload,
  begun: readonly Buffer[],
  rest: AsyncGenerator<Buffer>,
): Promise<boolean> {
  try {
    for (const block of begun) await upload.add(block);
    for await (const block of rest) if (block.length > 0) await upload.add(block);
    return await upload.complete();
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

async function nextBlock(blocks: AsyncGenerator<Buffer>): Promise<Buffer> {
  const next = await blocks.next();
  return next.done ? Buffer.alloc(0) : next.value;
}

async function writeInOneRequest(
  bucket: Bucket,
  key: string,
  body: Buffer,
  options: WriteOptions,
): Promise<boolean> {
  const writer = newWriter(options);
  const headers = {
    ...writer.headers,
    ...writer.condition,
    "content-md5": createHash("md5").update(body).digest("base64"),
  };
  return await bucket.retried(async (attempt) => {
    try {
      await textOfAnswer(await bucket.send({ method: "PUT", key, headers, body }));
      return true;
    } catch (error) {
      if (!options.ifAbsent || !isAnswer(error, 412)) throw error;
      return attempt > 1 && (await wasWrittenBy(bucket, key, writer));
    }
  });
}
