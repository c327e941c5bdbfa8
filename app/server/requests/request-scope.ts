import { randomBytes } from "node:crypto";
import { type Request, type RequestHandler, type Response } from "express";
import { newRequestId } from "#app/server/requests/request-id.ts";
import { type Logger } from "#core/logger.ts";

/** The data of one request. */
export interface RequestScope {
  readonly requestId: string;
  readonly cspNonce: string;
  readonly logger: Logger;
}

const scopes = new WeakMap<Request, RequestScope>();
const expected = new WeakSet<Response>();

/**
 * Gives every request an id, a nonce and a logger, and logs its end: method, path without secrets, status,
 * ms. A server error (5xx) is logged as an error, unless it was expected; all other answers are logged for
 * debugging.
 */
export function openRequestScope(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const requestId = newRequestId();
    const scope = {
      requestId,
      cspNonce: randomBytes(16).toString("base64"),
      logger: logger.child({ requestId }),
    };
    scopes.set(req, scope);
    res.setHeader("X-Request-Id", requestId);
    logAtEnd(req, res, scope.logger);
    next();
  };
}

/** The scope of a request. Every request has one, because the middleware above runs first. */
export function requestScope(req: Request): RequestScope {
  const scope = scopes.get(req);
  if (!scope) throw new Error("openRequestScope did not run before this handler");
  return scope;
}

/** Marks an answer of 5xx as expected: a player repeats the request soon. */
export function expectAnswer(res: Response): void {
  expected.add(res);
}

function logAtEnd(req: Request, res: Response, logger: Logger): void {
  const startedAt = performance.now();
  res.once("close", () => {
    const durationMs = Math.round(performance.now() - startedAt);
    const line = {
      method: req.method,
      path: loggablePath(req.originalUrl),
      status: res.statusCode,
      durationMs,
    };
    if (res.statusCode >= 500 && !expected.has(res)) logger.error(line, "request");
    else logger.debug(line, "request");
  });
}

/**
 * A path that may be logged: without query (setup codes), and without the token of a media, upload or reset
 * address.
 */
export function loggablePath(url: string): string {
  const [path = ""] = url.split("?");
  return path.replace(/^\/(media|uploads|reset)\/[^/]+/, "/$1/…");
}
