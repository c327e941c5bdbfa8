import { isRouteErrorResponse } from "@remix-run/react";

/**
 * How Chromium, Safari and Firefox call a request that got no answer. A part that cannot be loaded is another thing.
 */
const NO_ANSWER = /^(failed to fetch(?! dynamically)|load failed|networkerror|network error)/i;
/** Remix, of an answer that ended early or that somebody between us gave: a proxy's own page. */
const NOT_OURS = /^unable to decode turbo-stream/i;
const OF_A_PROXY = new Set([502, 503, 504]);

/**
 * Whether a page could not ask the site, or got another's answer: a moment without a line, a site that restarts.
 * Nothing is broken then, nothing was written down, and asking again helps.
 */
export function isLineLost(error: unknown): boolean {
  // What the site itself answers is JSON.
  if (isRouteErrorResponse(error)) return OF_A_PROXY.has(error.status) && typeof error.data !== "object";
  if (error instanceof TypeError) return NO_ANSWER.test(error.message);
  return error instanceof Error && NOT_OURS.test(error.message);
}
