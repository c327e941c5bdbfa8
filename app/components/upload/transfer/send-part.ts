import type AwsS3 from "@uppy/aws-s3";
import { refusedPart } from "#app/components/upload/transfer/refused-part.ts";

type SendPart = typeof AwsS3.uploadPartBytes;
type PartToSend = Parameters<SendPart>[0];
type OnProgress = (event: Pick<ProgressEvent, "loaded" | "lengthComputable">) => void;

/** The store has this part: an earlier attempt stored it, and its answer was lost. */
const ALREADY_STORED = 412;
/** Uppy requests a new address after this message. */
const EXPIRED = "Request has expired";

/**
 * Sends one part to its address, of this site or of the store. Uppy's own sender never ends where a store does not
 * let pages read the ETag, which is not needed here, and knows no part that is stored already. Throws what Uppy
 * understands: an error whose `source` is the request; `RefusedPart` where a retry would not help.
 */
export const sendPart: SendPart = async (part) => {
  const request = await sent(part);
  const isStored = (request.status >= 200 && request.status < 300) || request.status === ALREADY_STORED;
  if (!isStored) {
    const error = Object.assign(new Error(messageOf(request)), { source: request });
    throw refusedPart(error) ?? error;
  }
  const ETag = request.status === ALREADY_STORED ? "stored" : (etagOf(request) ?? "stored");
  (part.onProgress as OnProgress)({ loaded: part.size ?? 0, lengthComputable: true });
  (part.onComplete as (etag: string) => void)(ETag);
  return { ETag };
};

/** Resolves with any answer. Throws an AbortError, or an error without an answer: the connection is lost. */
function sent({ signature, body, onProgress, signal }: PartToSend): Promise<XMLHttpRequest> {
  if (signal?.aborted) throw aborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(signature.method ?? "PUT", signature.url, true);
    for (const [name, value] of Object.entries(signature.headers ?? {}))
      request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal?.addEventListener("abort", abort);
    request.upload.addEventListener("progress", onProgress as OnProgress);
    request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("abort", () => reject(aborted()));
    request.addEventListener("error", () =>
      reject(Object.assign(new Error("Connection lost."), { source: request })),
    );
    request.send(body);
  });
}

const aborted = (): Error => new DOMException("Aborted", "AbortError");

function messageOf({ status, responseText }: XMLHttpRequest): string {
  const isExpired = status === 403 && responseText.includes(EXPIRED);
  return isExpired ? EXPIRED : `The part was answered with ${status}.`;
}

/** Null where the page may not read it. A header that was not exposed logs an error when it is asked for by name. */
function etagOf(request: XMLHttpRequest): string | null {
  return /^etag: (.+)$/im.exec(request.getAllResponseHeaders())?.[1]?.trim() ?? null;
}
