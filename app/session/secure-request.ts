import { type IncomingMessage } from "node:http";
import { type Connection } from "#core/admin/types.ts";
import { type Env } from "#core/config/env.ts";

/**
 * Whether the browser's own connection is HTTPS. Matinee speaks plain HTTP, so a proxy in front must say so; its
 * `X-Forwarded-Proto` is believed only where BASE_URL says that there is one.
 */
export function isSecureRequest(req: Pick<IncomingMessage, "headers">, env: Env): boolean {
  if (!isHttpsSite(env)) return false;
  const forwarded = req.headers["x-forwarded-proto"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0];
  return first?.trim().toLowerCase() === "https";
}

/** How the browser reached us, as far as its own request tells. */
export function connectionOf(req: IncomingMessage, env: Env): Connection {
  if (isSecureRequest(req, env)) return "secure";
  const address = req.socket.remoteAddress ?? "";
  return /^(::1$|(::ffff:)?127\.)/.test(address) ? "loopback" : "plain";
}

/** Whether this site is meant to be reached over HTTPS. */
export function isHttpsSite(env: Env): boolean {
  return env.BASE_URL?.toLowerCase().startsWith("https:") ?? false;
}
