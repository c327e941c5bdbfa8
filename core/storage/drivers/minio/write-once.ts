import { newId } from "#core/uuid.ts";
import { type Bucket } from "#core/storage/drivers/minio/bucket.ts";

export interface WriteOptions {
  readonly contentType?: string;
  /** Writes only if there is no such object. */
  readonly ifAbsent: boolean;
}

type Headers = Readonly<Record<string, string>>;

/** The identity of one write. */
export interface Writer {
  readonly id: string;
  /** They name the content's type and the writer. */
  readonly headers: Headers;
  /** The condition of a write that must not replace anything; empty for others. */
  readonly condition: Headers;
}

const WRITER_HEADER = "x-amz-meta-matinee-writer";

/** A new identity for a write. */
export function newWriter({ contentType = "application/octet-stream", ifAbsent }: WriteOptions): Writer {
  const id = newId();
  const condition: Headers = ifAbsent ? { "if-none-match": "*" } : {};
  return { id, headers: { "content-type": contentType, [WRITER_HEADER]: id }, condition };
}

/**
 * Whether the existing object comes from this write: the store may have written it at an earlier attempt whose
 * answer was lost, and then refuses the next attempt.
 */
export async function wasWrittenBy(bucket: Bucket, key: string, { id }: Writer): Promise<boolean> {
  const answer = await bucket.send({ method: "HEAD", key });
  answer.resume();
  return answer.headers[WRITER_HEADER] === id;
}
