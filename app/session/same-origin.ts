import { type RequestHandler } from "express";
import { type Env } from "#core/config/env.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

interface Asked {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
  readonly baseUrl: string | undefined;
}

/**
 * Whether a request that changes something comes from a page of our own. Browsers name the origin with every
 * POST; where neither it nor Sec-Fetch-Site is there, no browser asks, and cookies (SameSite=Lax) never left one.
 */
export function isSameOrigin({ origin, fetchSite, host, baseUrl }: Asked): boolean {
  if (origin === undefined)
    return fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (baseUrl !== undefined && from === new URL(baseUrl).host);
}

/** Refuses, with 403, what another site's page sends. */
export function refuseForeignOrigins(env: Env): RequestHandler {
  return (req, res, next) => {
    const asked: Asked = {
      origin: req.get("origin"),
      fetchSite: req.get("sec-fetch-site"),
      host: req.get("host"),
      baseUrl: env.BASE_URL,
    };
    if (SAFE_METHODS.has(req.method) || isSameOrigin(asked)) return next();
    res
      .status(403)
      .type("text/plain")
      .send("This came from another site, so we did not do it. Open Matinee itself and try again.\n");
  };
}
