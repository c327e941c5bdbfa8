import pRetry from "p-retry";
import { StoreAnswerError } from "#core/storage/drivers/minio/answer-error.ts";

/**
 * Pauses of 0.1 to 2 s, random so that many processes do not return at the same moment. A store that restarts is
 * back within seconds; after 15 s the caller is told, because a viewer or a job waits.
 */
const PAUSES = { retries: 12, minTimeout: 100, factor: 2, maxTimeout: 2_000, randomize: true };
export const DEADLINE_MS = 15_000;

const PASSING_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
/** `OperationAborted` and `ConditionalRequestConflict` are 409: two writers met, and one must ask again. */
const PASSING_CODES = new Set([
  "SlowDown",
  "RequestTimeout",
  "OperationAborted",
  "ConditionalRequestConflict",
]);
const PASSING_SYSTEM_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/**
 * Sends a request, and repeats it while the store is away, overloaded or restarting, for 15 s at most. `attempt`
 * gets its number from 1, and must send the same bytes each time. Throws the last error.
 */
export async function retrying<Result>(attempt: (number: number) => Promise<Result>): Promise<Result> {
  return await pRetry(attempt, {
    ...PAUSES,
    maxRetryTime: DEADLINE_MS,
    shouldRetry: ({ error }) => isPassing(error),
  });
}

/** Whether an error may be gone at the next attempt. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreAnswerError)
    return PASSING_STATUSES.has(error.status) || PASSING_CODES.has(error.code);
  return error instanceof Error && "code" in error && PASSING_SYSTEM_CODES.has(String(error.code));
}
