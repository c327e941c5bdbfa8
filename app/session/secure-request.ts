import { type IncomingMessage } from "node:http";
import { type Env } from "#core/config/env.ts";

/**
 * Whether the browser's own connection is HTTPS. Matinee speaks plain HTTP, so a proxy in front must say so; its
 * `X-Forwarded-Proto` is believed only where BASE_URL says that there is one.
 */
export function isSecureRequest(req: Pick<IncomingMessage, "headers">, env: Env): boolean {
  if (!isHttpsHouse(env)) return false;
  const forwarded = req.headers["x-forwarded-proto"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0];
  return first?.trim().toLowerCase() === "https";
}

/** Whether this house is meant to be reached over HTTPS. */
export function isHttpsHouse(env: Env): boolean {
  return env.BASE_URL?.toLowerCase().startsWith("https:") ?? false;
}
