import { type Request, type Response } from "express";
import { type Lucia } from "lucia";
import { isSecureRequest } from "#app/session/secure-request.ts";
import { type Sessions } from "#app/session/lucia.ts";
import { readSessionId } from "#app/session/session-cookie.ts";
import { type SessionControl } from "#app/session/types.ts";
import { announceSessionEnd, whileSessionLives } from "#core/accounts/session-end.ts";
import { findSignedInUser } from "#core/accounts/find-signed-in-user.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";

export interface BrowserSession {
  readonly user: SignedInUser | null;
  readonly control: SessionControl;
}

/** Who a request comes from, and the means to change that. Cookies are written to `res` as they change. */
export async function openBrowserSession(
  core: CoreContext,
  sessions: Sessions,
  http: { req: Request; res: Response },
): Promise<BrowserSession> {
  const lucia = isSecureRequest(http.req, core.env) ? sessions.secure : sessions.plain;
  const sessionId = readSessionId(http.req.headers.cookie, lucia.sessionCookieName);
  const user = sessionId ? await readSignedInUser(core, lucia, sessionId, http.res) : null;
  return { user, control: sessionControl(core, lucia, { sessionId, res: http.res }) };
}

async function readSignedInUser(
  core: CoreContext,
  lucia: Lucia,
  sessionId: string,
  res: Response,
): Promise<SignedInUser | null> {
  const { session } = await lucia.validateSession(sessionId);
  if (!session) {
    writeCookie(res, lucia.createBlankSessionCookie().serialize());
    return null;
  }
  if (session.fresh) writeCookie(res, lucia.createSessionCookie(session.id).serialize());
  return findSignedInUser(core, session.userId);
}

function sessionControl(
  core: CoreContext,
  lucia: Lucia,
  { sessionId, res }: { sessionId: string | null; res: Response },
): SessionControl {
  const endCurrent = async (): Promise<void> => {
    if (!sessionId) return;
    await lucia.invalidateSession(sessionId);
    await announceSessionEnd(core, sessionId);
  };
  return {
    async start(userId) {
      await endCurrent();
      const session = await lucia.createSession(userId, {});
      writeCookie(res, lucia.createSessionCookie(session.id).serialize());
    },
    async end() {
      await endCurrent();
      writeCookie(res, lucia.createBlankSessionCookie().serialize());
    },
    whileOpen: (signal) => (sessionId ? whileSessionLives(core, sessionId, signal) : signal),
  };
}

/** Event streams have sent their headers by the time anything changes: theirs go with the next request. */
function writeCookie(res: Response, cookie: string): void {
  if (!res.headersSent) res.append("Set-Cookie", cookie);
}
