import { ServiceShapeError, ServiceSilentError } from "#core/metadata/drivers/tmdb/service-errors.ts";

/** A film with hundreds of images and a thousand credits has about 1 MB. */
const MAX_BYTES = 8 * 2 ** 20;

/** The JSON of an answer of at most 8 MiB. Throws `ServiceShapeError` for more, and for what is no JSON. */
export async function readJson(answer: Response): Promise<unknown> {
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

/** The pieces of a body. One that is cut off or stalls is no answer: throws `ServiceSilentError`. */
export async function* bodyOf(answer: Response): AsyncGenerator<Uint8Array> {
  try {
    // The types of browsers do not know that a stream can be iterated.
    if (answer.body) yield* answer.body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ServiceSilentError(error);
  }
}
