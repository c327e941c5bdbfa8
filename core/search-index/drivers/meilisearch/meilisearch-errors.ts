import { MeilisearchApiError } from "meilisearch";
import { DomainError } from "#core/errors/domain-error.ts";

/** Runs a call to Meilisearch. Throws unavailable if it does not answer, refuses the key, or lost the index. */
export async function guardMeilisearch<Result>(call: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof MeilisearchApiError && !isOutageAnswer(error)) throw error;
    throw new DomainError("unavailable", "search.engineDown", {}, { cause: error });
  }
}

/** Whether the index does not exist. */
export function isMissing(error: unknown): boolean {
  const cause = error instanceof DomainError ? error.cause : error;
  return cause instanceof MeilisearchApiError && cause.response.status === 404;
}

function isOutageAnswer({ response }: MeilisearchApiError): boolean {
  return response.status >= 500 || [401, 403, 404, 408, 429].includes(response.status);
}
