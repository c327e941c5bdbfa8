/**
 * The closed set of expected errors. Every boundary maps a code to its own terms by an exhaustive table (HTTP
 * status, tRPC code, exit code).
 */
export const DOMAIN_ERROR_CODES = [
  "bad_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "gone",
  "too_large",
  "media_refused",
  "rate_limited",
  "storage_full",
  "unavailable",
  "timeout",
] as const;

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/**
 * An error with a message that users can understand and act upon. `message` is shown unchanged: it never
 * contains a path, a secret or a stack. `cause` is for the log.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;

  constructor(code: DomainErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
