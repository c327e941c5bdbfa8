import { type IncomingMessage } from "node:http";
import { Client } from "minio";
import { type S3Settings } from "#core/config/s3-settings.ts";
import { toDomainError } from "#core/storage/drivers/minio/errors.ts";
import { retrying } from "#core/storage/drivers/minio/retrying.ts";
import { storeTransport } from "#core/storage/drivers/minio/transport.ts";

/** One request to the bucket, or to an object of it. */
export interface BucketRequest {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly key?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** The site's bucket at its store. The only file that knows the `minio` client's requests. */
export class Bucket {
  readonly settings: S3Settings;
  readonly #client: Client;

  constructor(settings: S3Settings) {
    const { endpoint, accessKey, secretKey, region } = settings;
    const useSSL = endpoint.protocol === "https:";
    this.settings = settings;
    this.#client = new Client({
      ...{ endPoint: endpoint.hostname.replace(/^\[|\]$/g, ""), useSSL, accessKey, secretKey, region },
      ...(endpoint.port === "" ? {} : { port: Number(endpoint.port) }),
      retryOptions: { disableRetry: true },
      ...storeTransport(useSSL),
    });
    // Our own Content-MD5, which is signed, holds the body; a second hash would only cost time.
    this.#client.enableSHA256 = false;
  }

  /** Sends a signed request once; the caller reads the answer's body. Throws StoreAnswerError and system errors. */
  async send(request: BucketRequest): Promise<IncomingMessage> {
    const { method, key, query = "", headers = {}, body = Buffer.alloc(0) } = request;
    const options = {
      method,
      bucketName: this.settings.bucket,
      objectName: key,
      query,
      headers: { ...headers },
    };
    return await this.#client.makeRequestAsync(options, body, [200, 204, 206]);
  }

  /** One page of a listing, at most 1000 objects; prefixes instead of what lies below them with a delimiter. */
  async listPage(prefix: string, delimiter: "" | "/", token: string) {
    const { bucket } = this.settings;
    return await this.#client.listObjectsV2Query(bucket, prefix, token, delimiter, 1000, "");
  }

  /** Deletes at most 1000 objects; returns S3's codes for those that it could not delete. */
  async deleteBatch(keys: readonly string[]): Promise<string[]> {
    // Typed as `{Error: {Code}}`, it gives `{Code}` (minio 8.0.7).
    const failures = (await this.#client.removeObjects(this.settings.bucket, [...keys])) as {
      Code?: string;
    }[];
    return failures.map((failure) => failure.Code ?? "unknown");
  }

  /** Creates the bucket, which is private then. */
  async create(): Promise<void> {
    await this.#client.makeBucket(this.settings.bucket, this.settings.region);
  }

  /** Runs a request with retries, and turns the last error into one of ours. */
  async retried<Result>(attempt: (number: number) => Promise<Result>): Promise<Result> {
    return await this.guarded(() => retrying(attempt));
  }

  /** Runs work and turns its errors into ours. */
  async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw toDomainError(error, this.settings);
    }
  }
}

/** Reads an answer's body to its end; small ones only. */
export async function textOfAnswer(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
