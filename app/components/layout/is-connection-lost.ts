import { isRouteErrorResponse } from "@remix-run/react";

/**
 * The messages of Chromium, Safari and Firefox for a request that got no answer. A module that cannot be loaded is
 * another fault.
 */
const NO_ANSWER = /^(failed to fetch(?! dynamically)|load failed|networkerror|network error)/i;
/** Remix's message for an answer that ended early or that is a proxy's own page. */
const NOT_A_DATA_ANSWER = /^unable to decode turbo-stream/i;
const PROXY_STATUSES = new Set([502, 503, 504]);

/**
 * Whether a page could not reach the server, or got a proxy's answer: the connection is down, or the site restarts.
 * Nothing is broken then, no error was logged, and trying again helps.
 */
export function isConnectionLost(error: unknown): boolean {
  // The site itself answers with JSON.
  if (isRouteErrorResponse(error)) return PROXY_STATUSES.has(error.status) && typeof error.data !== "object";
  if (error instanceof TypeError) return NO_ANSWER.test(error.message);
  return error instanceof Error && NOT_A_DATA_ANSWER.test(error.message);
}
