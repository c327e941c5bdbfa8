import { DomainError } from "#core/errors/domain-error.ts";

/** An answer that is no success. It never holds the address, which may hold the key. */
export class ServiceAnswerError extends Error {
  override readonly name = "ServiceAnswerError";
  readonly status: number;
  /** How long the service wants to be left alone; null where it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, retryAfterSeconds: number | null) {
    super(`the metadata service answered ${status}`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer: refused, cut off or too late. `code` names why where the system does. */
export class ServiceSilentError extends Error {
  override readonly name = "ServiceSilentError";

  constructor(cause: unknown) {
    super(`the metadata service did not answer (${reasonOf(cause)})`);
  }
}

/** An answer that is not what this service sends: no JSON, another shape, too large. */
export class ServiceShapeError extends Error {
  override readonly name = "ServiceShapeError";
}

/** The message of `fetch` may hold the address, and so the key. The code of its cause does not. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && "code" in inner ? inner.code : null;
  if (typeof code === "string") return code;
  return inner instanceof Error ? inner.name : "unknown";
}

/** What an admin is told of an error of the service at `host`. A `DomainError` stays as it is. */
export function explainServiceError(error: unknown, host: string): unknown {
  if (error instanceof ServiceSilentError)
    return new DomainError("unavailable", "metadata.unreachable", { host }, { cause: error });
  if (error instanceof ServiceShapeError)
    return new DomainError("unavailable", "metadata.answerUnknown", { host }, { cause: error });
  return error instanceof ServiceAnswerError ? explainAnswer(error, host) : error;
}

function explainAnswer(cause: ServiceAnswerError, host: string): DomainError {
  switch (cause.status) {
    case 401:
    case 403:
      return new DomainError("unavailable", "metadata.keyRefused", { host }, { cause });
    case 429:
      return new DomainError("rate_limited", "metadata.tooManyRequests", { host }, { cause });
    default:
      return cause.status >= 500
        ? new DomainError("unavailable", "metadata.unreachable", { host }, { cause })
        : new DomainError("unavailable", "metadata.answerUnknown", { host }, { cause });
  }
}

/** Whether the service has nothing at this address. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ServiceAnswerError && error.status === 404;
