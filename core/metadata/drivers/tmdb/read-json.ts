import { addAbortSignal, Readable } from "node:stream";
import { type ReadableStream } from "node:stream/web";
import { ServiceShapeError, ServiceSilentError } from "#core/metadata/drivers/tmdb/service-errors.ts";

/** A film with hundreds of images and a thousand credits has about 1 MB. */
const MAX_BYTES = 8 * 2 ** 20;

/** The JSON of an answer of at most 8 MiB. Throws `ServiceShapeError` for more, and for what is no JSON. */
export async function readJson(answer: TimedAnswer): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let count = 0;
  for await (const piece of bodyOf(answer)) {
    count += piece.length;
    if (count > MAX_BYTES) throw new ServiceShapeError("the answer is too large");
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    throw new ServiceShapeError("the answer is no JSON");
  }
}

/** An answer whose body must be read before its signal aborts. */
export interface TimedAnswer {
  readonly answer: Response;
  readonly signal: AbortSignal;
}

/**
 * The pieces of a body. One that is cut off or stalls is no answer: throws `ServiceSilentError`. The signal is bound to
 * the body here, because fetch forgets it once its request is collected as garbage (Node 20), and a body that stalls
 * would never end.
 */
export async function* bodyOf({ answer, signal }: TimedAnswer): AsyncGenerator<Uint8Array> {
  if (!answer.body) return;
  try {
    const body = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
    yield* addAbortSignal(signal, body) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ServiceSilentError(error);
  }
}
