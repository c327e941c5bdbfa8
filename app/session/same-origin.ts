import { type RequestHandler } from "express";
import { type Env } from "#core/config/env.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

interface Asked {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
  /** The browser's scheme according to the proxy; undefined if no proxy tells it. */
  readonly forwardedProto: string | undefined;
  readonly baseUrl: string | undefined;
}

/**
 * Whether a request that changes something comes from a page of our own: same scheme, host and port. Browsers
 * send the origin with every POST. If both it and Sec-Fetch-Site are missing, the client is no browser, and
 * it has no cookies of a browser (SameSite=Lax). A page over plain HTTP has another origin than ours over
 * HTTPS: other machines in the network can modify it.
 */
export function isSameOrigin(asked: Asked): boolean {
  const { origin, fetchSite, host, baseUrl } = asked;
  if (origin === undefined)
    return fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (baseUrl !== undefined && from.origin === new URL(baseUrl).origin) return true;
  return from.host === host && (from.protocol === schemeOf(asked) || fetchSite === "same-origin");
}

/**
 * The scheme of the browser's own connection. Unlike for cookies, the proxy's header is trusted without
 * BASE_URL too, because a page of another site cannot add the header. If the proxy sends none, Sec-Fetch-Site
 * decides: over HTTPS the browser compares the complete origin itself.
 */
function schemeOf({ forwardedProto }: Asked): string {
  return `${forwardedProto?.split(",")[0]?.trim().toLowerCase() ?? "http"}:`;
}

/** Refuses, with 403, requests of another site's page. */
export function refuseForeignOrigins(env: Env): RequestHandler {
  return (req, res, next) => {
    const asked: Asked = {
      origin: req.get("origin"),
      fetchSite: req.get("sec-fetch-site"),
      host: req.get("host"),
      forwardedProto: req.get("x-forwarded-proto"),
      baseUrl: env.BASE_URL,
    };
    if (SAFE_METHODS.has(req.method) || isSameOrigin(asked)) return next();
    res
      .status(403)
      .type("text/plain")
      .send("The request came from another site, so it was refused. Open Matinee and try again.\n");
  };
}
