import { type Request, type RequestHandler } from "express";
import { refuse } from "#app/server/requests/refuse.ts";
import { isHttpsSite } from "#app/session/secure-request.ts";
import { type Env } from "#core/config/env.ts";

/** Characters that end a host in a URL, or that a URL drops: a host with one of them would change the path. */
const NOT_IN_HOSTS = /[/\\?#@\s]/;

/**
 * Refuses, with 400, a request whose address is no URL: an impossible `Host`, `X-Forwarded-Host` or path.
 * tRPC and Remix build a URL from them before they answer, and would fail with a 500.
 */
export function refuseImpossibleAddresses(env: Env): RequestHandler {
  return (req, res, next) => {
    settleForwardedHost(req, env);
    if (hasPossibleAddress(req)) return next();
    refuse(res, 400, "Invalid request: this is no possible address.");
  };
}

/**
 * Keeps one name in `X-Forwarded-Host`, or none if no proxy is trusted: Remix uses its port and compares it
 * with the origin of a form even then. Each proxy of a chain may add its own name; the first is the
 * browser's.
 */
function settleForwardedHost(req: Request, env: Env): void {
  const first = req.get("x-forwarded-host")?.split(",")[0]?.trim();
  if (first && isHttpsSite(env)) req.headers["x-forwarded-host"] = first;
  else delete req.headers["x-forwarded-host"];
}

function hasPossibleAddress(req: Request): boolean {
  // HTTP/1.0 sends no host.
  const hosts = [req.get("host") ?? "localhost", req.get("x-forwarded-host") ?? "localhost"];
  return req.originalUrl.startsWith("/") && hosts.every(isPossibleHost);
}

function isPossibleHost(host: string): boolean {
  return host !== "" && !NOT_IN_HOSTS.test(host) && URL.canParse(`http://${host}/`);
}
