import { type Request, type Response } from "express";
import { type SessionLucia, type Sessions } from "#app/session/lucia.ts";
import { isSecureRequest } from "#app/session/secure-request.ts";
import { readSessionId } from "#app/session/session-cookie.ts";
import { type CoreContext } from "#core/context.ts";

export interface RequestSession {
  /** lucia with the cookie that this connection uses. */
  readonly lucia: SessionLucia;
  /** The id in the cookie, unchecked; null if there is none. */
  readonly sessionId: string | null;
}

/** The session that a request's cookie names. */
export function requestSession(core: CoreContext, sessions: Sessions, req: Request): RequestSession {
  const lucia = isSecureRequest(req, core.env) ? sessions.secure : sessions.plain;
  return { lucia, sessionId: readSessionId(req.headers.cookie, lucia.sessionCookieName) };
}

/** Event streams have sent their headers before a change, so their cookie is sent with the next request. */
export function writeCookie(res: Response, cookie: string): void {
  if (!res.headersSent) res.append("Set-Cookie", cookie);
}
