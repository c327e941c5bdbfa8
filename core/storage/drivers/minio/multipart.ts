import { createHash } from "node:crypto";
import { answerErrorOf, isAnswer } from "#core/storage/drivers/minio/answer-error.ts";
import { textOfAnswer, type Bucket } from "#core/storage/drivers/minio/bucket.ts";
import {
  newWriter,
  wasWrittenBy,
  type WriteOptions,
  type Writer,
} from "#core/storage/drivers/minio/write-once.ts";

const UPLOAD_ID = /<UploadId>([^<]+)<\/UploadId>/;

/**
 * An object that is sent in several requests, in order (S3's multipart upload). It exists from `complete` on, and
 * not at all after `abort`. What a killed process leaves of one the store drops by itself, or by its lifecycle rule.
 */
export class MultipartUpload {
  readonly #bucket: Bucket;
  readonly #key: string;
  readonly #uploadId: string;
  readonly #writer: Writer;
  readonly #etags: string[] = [];

  private constructor(
    bucket: Bucket,
    key: string,
    { uploadId, writer }: { uploadId: string; writer: Writer },
  ) {
    this.#bucket = bucket;
    this.#key = key;
    this.#uploadId = uploadId;
    this.#writer = writer;
  }

  /** Begins one. With `ifAbsent` the store looks when it is completed whether the object exists. */
  static async begin(bucket: Bucket, key: string, options: WriteOptions): Promise<MultipartUpload> {
    const writer = newWriter(options);
    const { headers } = writer;
    const text = await bucket.retried(async () =>
      textOfAnswer(await bucket.send({ method: "POST", key, query: "uploads=", headers })),
    );
    const uploadId = UPLOAD_ID.exec(text)?.[1];
    if (uploadId === undefined) throw new Error("The store began an upload without an id.");
    return new MultipartUpload(bucket, key, { uploadId: decodeXml(uploadId), writer });
  }

  /** Sends the next block; at least 5 MiB, unless it is the last one. */
  async add(block: Buffer): Promise<void> {
    const query = `partNumber=${this.#etags.length + 1}&${this.#idQuery()}`;
    const headers = { "content-md5": createHash("md5").update(block).digest("base64") };
    const etag = await this.#bucket.retried(async () => {
      const answer = await this.#bucket.send({ method: "PUT", key: this.#key, query, headers, body: block });
      await textOfAnswer(answer);
      return answer.headers.etag ?? "";
    });
    this.#etags.push(etag);
  }

  /** Joins the blocks to the object. False if it exists already and must not be replaced. */
  async complete(): Promise<boolean> {
    const headers = this.#writer.condition;
    const body = Buffer.from(completion(this.#etags));
    return await this.#bucket.retried(async (attempt) => {
      try {
        const request = { method: "POST", key: this.#key, query: this.#idQuery(), headers, body } as const;
        assertJoined(await textOfAnswer(await this.#bucket.send(request)));
        return true;
      } catch (error) {
        // After a lost answer the store says that the object, or that the upload is gone.
        const isDecided = isAnswer(error, 412) || (attempt > 1 && isAnswer(error, 404));
        if (!isDecided) throw error;
        if (attempt > 1 && (await wasWrittenBy(this.#bucket, this.#key, this.#writer))) return true;
        if (!isAnswer(error, 412)) throw error;
        await this.abort();
        return false;
      }
    });
  }

  /** Gives it up; its blocks are deleted. Never throws: the store drops what is left of it. */
  async abort(): Promise<void> {
    const request = { method: "DELETE", key: this.#key, query: this.#idQuery() } as const;
    await this.#bucket
      .retried(async () => textOfAnswer(await this.#bucket.send(request)))
      .catch(() => undefined);
  }

  #idQuery(): string {
    return `uploadId=${encodeURIComponent(this.#uploadId)}`;
  }
}

/** The store may answer 200 and then fail: the body tells. */
function assertJoined(text: string): void {
  if (text.includes("<Error>")) throw answerErrorOf(500, text);
}

function completion(etags: readonly string[]): string {
  const parts = etags.map(
    (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${encodeXml(etag)}</ETag></Part>`,
  );
  return `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
}

const encodeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const decodeXml = (text: string): string =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
