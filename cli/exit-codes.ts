import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";

/** The meaning of each exit code; scripts rely on them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  missing: 3,
  notFound: 4,
  mediaRefused: 5,
  denied: 6,
  timeout: 7,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const OF_DOMAIN: Record<DomainErrorCode, ExitCode> = {
  bad_input: EXIT.usage,
  unauthenticated: EXIT.denied,
  forbidden: EXIT.denied,
  not_found: EXIT.notFound,
  conflict: EXIT.failed,
  gone: EXIT.notFound,
  too_large: EXIT.failed,
  media_refused: EXIT.mediaRefused,
  rate_limited: EXIT.failed,
  storage_full: EXIT.failed,
  unavailable: EXIT.missing,
  timeout: EXIT.timeout,
};

/** A reason to stop with a code of its own; its message is shown unchanged. */
export class CliError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The exit code for an error. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  return error instanceof DomainError ? OF_DOMAIN[error.code] : EXIT.failed;
}
