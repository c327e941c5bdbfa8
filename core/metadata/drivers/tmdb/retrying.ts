import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { ServiceAnswerError, ServiceSilentError } from "#core/metadata/drivers/tmdb/service-errors.ts";

/** An admin waits for the answer: three more attempts within 20 s, with pauses of 0.3 to 2 s. */
const PAUSES = { retries: 3, minTimeout: 300, factor: 2, maxTimeout: 2_000, randomize: true };
const DEADLINE_MS = 20_000;
/** A service that wants to be left alone for longer is not waited for: the admin is told. */
const LONGEST_RETRY_AFTER_SECONDS = 5;

/**
 * Sends a request, and repeats it while the service is away or overloaded. After a 429 it waits as long as the service
 * says. Throws the last error.
 */
export async function retrying<Result>(attempt: () => Promise<Result>): Promise<Result> {
  return await pRetry(attempt, {
    ...PAUSES,
    maxRetryTime: DEADLINE_MS,
    shouldRetry: async ({ error }) => {
      if (!isPassing(error)) return false;
      const seconds = error instanceof ServiceAnswerError ? (error.retryAfterSeconds ?? 0) : 0;
      if (seconds > LONGEST_RETRY_AFTER_SECONDS) return false;
      await sleep(seconds * 1000);
      return true;
    },
  });
}

function isPassing(error: unknown): boolean {
  if (error instanceof ServiceSilentError) return true;
  return error instanceof ServiceAnswerError && (error.status === 429 || error.status >= 500);
}

/** The seconds of a `Retry-After` header: a number, or the time until a date. Null for none, and for anything else. */
export function retryAfterSeconds(header: string | null, nowMs = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - nowMs) / 1000));
}
