import { type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { isAnswer, StoreAnswerError } from "#core/storage/drivers/minio/answer-error.ts";
import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { badRange, noRanges, notFound, tooLarge } from "#core/storage/drivers/minio/errors.ts";
import { ResumingBody } from "#core/storage/drivers/minio/resuming-body.ts";
import { stepsOfKey } from "#core/storage/key-rules.ts";
import { type ByteRange, type ObjectInfo, type OpenObject } from "#core/storage/object-store.ts";

/** The size and identity of an object; null if there is none. Throws unavailable, also for a missing bucket. */
export async function headObject(bucket: Bucket, key: string): Promise<ObjectInfo | null> {
  stepsOfKey(key);
  return await bucket.retried(async () => {
    try {
      const answer = await bucket.send({ method: "HEAD", key });
      answer.resume();
      return toObjectInfo(key, answer);
    } catch (error) {
      if (!isAnswer(error, 404)) throw error;
      // An answer to HEAD has no body that tells a missing object from a missing bucket.
      await assertBucket(bucket);
      return null;
    }
  });
}

/**
 * Opens an object for reading, completely or a range (its end is clamped to the object's). The answer has begun
 * before this returns, so not_found is thrown here. A connection that is lost on the way is replaced by another one.
 */
export async function openObject(bucket: Bucket, key: string, range?: ByteRange): Promise<Readable> {
  stepsOfKey(key);
  if (range && (range.start < 0 || range.end < range.start)) throw badRange();
  if (range?.start === range?.end && range) return await openNothing(bucket, key, range);
  try {
    return bodyOf(bucket, key, await getRange(bucket, key, range ? { range } : {}));
  } catch (error) {
    if (range && isAnswer((error as Error).cause, 416)) return await openNothing(bucket, key, range);
    throw error;
  }
}

/** Opens an object for reading, completely, with its size and identity, by one request. Throws as `openObject`. */
export async function openCompleteObject(bucket: Bucket, key: string): Promise<OpenObject> {
  stepsOfKey(key);
  const first = await getRange(bucket, key, {});
  return { info: toObjectInfo(key, first), body: bodyOf(bucket, key, first) };
}

function bodyOf(bucket: Bucket, key: string, first: IncomingMessage): Readable {
  const { start, end } = rangeOfAnswer(first);
  const etag = first.headers.etag;
  const reopen = (from: number) => getRange(bucket, key, { range: { start: from, end }, etag });
  return new ResumingBody({ first, start, end, reopen });
}

async function assertBucket(bucket: Bucket): Promise<void> {
  try {
    (await bucket.send({ method: "HEAD" })).resume();
  } catch (error) {
    throw isAnswer(error, 404) ? new StoreAnswerError(404, "NoSuchBucket", "") : error;
  }
}

/** Reads a small object at once: not_found, too_large past `maxBytes`. */
export async function readSmallObject(bucket: Bucket, key: string, maxBytes: number): Promise<Buffer> {
  const body = await openObject(bucket, key);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += (piece as Buffer).length;
    if (length > maxBytes) throw tooLarge();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** An empty range, which S3 cannot name, or one that begins at the end. */
async function openNothing(bucket: Bucket, key: string, { start }: ByteRange): Promise<Readable> {
  const info = await headObject(bucket, key);
  if (info === null) throw notFound();
  if (start > info.bytes) throw badRange();
  return Readable.from([], { objectMode: false });
}

async function getRange(
  bucket: Bucket,
  key: string,
  { range, etag }: { range?: ByteRange; etag?: string },
): Promise<IncomingMessage> {
  const headers = {
    ...(range ? { range: `bytes=${range.start}-${range.end - 1}` } : {}),
    ...(etag === undefined ? {} : { "if-match": etag }),
  };
  const answer = await bucket.retried(() => bucket.send({ method: "GET", key, headers }));
  if (range === undefined || answer.statusCode === 206) return answer;
  answer.destroy();
  throw noRanges();
}

const CONTENT_RANGE = /^bytes (\d+)-(\d+)\//;

/** Which bytes of the object an answer holds. */
function rangeOfAnswer({ statusCode, headers }: IncomingMessage): ByteRange {
  const match = CONTENT_RANGE.exec(headers["content-range"] ?? "");
  if (statusCode === 206 && match) return { start: Number(match[1]), end: Number(match[2]) + 1 };
  return { start: 0, end: Number(headers["content-length"]) };
}

function toObjectInfo(key: string, { headers }: IncomingMessage): ObjectInfo {
  return {
    key,
    bytes: Number(headers["content-length"]),
    modifiedAt: new Date(headers["last-modified"] ?? 0),
    etag: headers.etag ?? "",
  };
}
