import { RateLimiterMemory, RateLimiterQueue } from "rate-limiter-flexible";
import { type z } from "zod";
import { type MetadataSettings } from "#core/config/metadata-settings.ts";
import { bodyOf, readJson, type TimedAnswer } from "#core/metadata/drivers/tmdb/read-json.ts";
import { retryAfterSeconds, retrying } from "#core/metadata/drivers/tmdb/retrying.ts";
import {
  ServiceAnswerError,
  ServiceShapeError,
  ServiceSilentError,
} from "#core/metadata/drivers/tmdb/service-errors.ts";

/** TMDB takes about 40 a second from an address; images, which come from another host, count here too. */
const REQUESTS_PER_SECOND = 30;
/** More than a page of images and its seasons. Further requests are refused at once. */
const MAX_WAITING = 200;
const DEFAULT_TIMEOUT_MS = 8_000;

export type ServiceParams = Readonly<Record<string, string>>;

/** Sends the requests of the driver: bounded in number, time and size, repeated where that can help. */
export class ServiceClient {
  readonly #settings: MetadataSettings;
  readonly #timeoutMs: number;
  readonly #pace = new RateLimiterQueue(new RateLimiterMemory({ points: REQUESTS_PER_SECOND, duration: 1 }), {
    maxQueueSize: MAX_WAITING,
  });

  constructor(settings: MetadataSettings, timeoutMs = DEFAULT_TIMEOUT_MS) {
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
  }

  /** The JSON at a path below the service's URL. Throws the errors of service-errors.ts. */
  async get<Schema extends z.ZodType>(
    path: string,
    params: ServiceParams,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const json = await retrying(async () => readJson(await this.#send(this.#addressOf(path, params))));
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    throw new ServiceShapeError("the answer has another shape", { cause: parsed.error });
  }

  /** The body of an image; the address never gets the key. Throws the errors of service-errors.ts. */
  async openImage(address: URL): Promise<AsyncIterable<Uint8Array>> {
    const answer = await retrying(() => this.#send({ address, headers: {} }));
    return bodyOf(answer);
  }

  /** A read access token is a header; an API key, the older form, is a parameter. */
  #addressOf(path: string, params: ServiceParams) {
    const { url, key } = this.#settings;
    const isToken = key.includes(".");
    const headers: Record<string, string> = isToken ? { authorization: `Bearer ${key}` } : {};
    const address = new URL(`${url}${path}`);
    address.search = new URLSearchParams({ ...params, ...(!isToken && { api_key: key }) }).toString();
    return { address, headers };
  }

  /** The timeout also ends a body that stalls. A redirect is an error: it could lead to any address. */
  async #send({ address, headers }: { address: URL; headers: Record<string, string> }): Promise<TimedAnswer> {
    await this.#pace.removeTokens(1).catch(() => {
      throw new ServiceAnswerError(429, Number.POSITIVE_INFINITY);
    });
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const answer = await fetch(address, { headers, signal, redirect: "error" }).catch((error: unknown) => {
      throw new ServiceSilentError(error);
    });
    if (answer.ok) return { answer, signal };
    await answer.body?.cancel();
    throw new ServiceAnswerError(answer.status, retryAfterSeconds(answer.headers.get("retry-after")));
  }
}
