import { type RequestHandler } from "express";
import { type Env } from "#core/config/env.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

interface Asked {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
  /** The scheme that a proxy in front says the browser used; undefined where none says so. */
  readonly forwardedProto: string | undefined;
  readonly baseUrl: string | undefined;
}

/**
 * Whether a request that changes something comes from a page of our own: same scheme, host and port. Browsers name the
 * origin with every POST; where neither it nor Sec-Fetch-Site is there, no browser asks, and cookies (SameSite=Lax)
 * never left one. A page over plain HTTP is another origin than ours over HTTPS: others in the network can write it.
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
 * The scheme of the browser's own connection. Unlike for cookies, the proxy's word is taken without BASE_URL too: a page
 * of another site cannot add the header. A proxy that says nothing leaves Sec-Fetch-Site, by which the browser, over
 * HTTPS, says that it compared the whole origin itself.
 */
function schemeOf({ forwardedProto }: Asked): string {
  return `${forwardedProto?.split(",")[0]?.trim().toLowerCase() ?? "http"}:`;
}

/** Refuses, with 403, what another site's page sends. */
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
