import { type IncomingMessage } from "node:http";
import { type Connection } from "#core/admin/types.ts";
import { type Env } from "#core/config/env.ts";

/**
 * Whether the browser's own connection is HTTPS. Matinee speaks plain HTTP, so a proxy must tell it;
 * `X-Forwarded-Proto` is trusted only if BASE_URL says that there is a proxy.
 */
export function isSecureRequest(req: Pick<IncomingMessage, "headers">, env: Env): boolean {
  if (!isHttpsSite(env)) return false;
  const forwarded = req.headers["x-forwarded-proto"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0];
  return first?.trim().toLowerCase() === "https";
}

/** How the browser reached us, according to its request. */
export function connectionOf(req: IncomingMessage, env: Env): Connection {
  if (isSecureRequest(req, env)) return "secure";
  const address = req.socket.remoteAddress ?? "";
  return /^(::1$|(::ffff:)?127\.)/.test(address) ? "loopback" : "plain";
}

/** Whether this site's address is HTTPS. */
export function isHttpsSite(env: Env): boolean {
  return env.BASE_URL?.toLowerCase().startsWith("https:") ?? false;
}
