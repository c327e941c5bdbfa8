import { type Request, type Response } from "express";
import { type Sessions } from "#app/session/lucia.ts";
import { requestSession, writeCookie } from "#app/session/request-session.ts";
import { type SessionControl } from "#app/session/types.ts";
import { storedUserAgent } from "#core/accounts/sessions/device.ts";
import { announceSessionEnd, untilSessionEnds } from "#core/accounts/sessions/session-end.ts";
import { noteSeen } from "#core/accounts/sessions/touch-session.ts";
import { type CoreContext } from "#core/context.ts";

/** Changes the session of a request's browser, and writes the changed cookies to `res`. */
export function sessionControl(
  core: CoreContext,
  sessions: Sessions,
  { req, res }: { req: Request; res: Response },
): SessionControl {
  const { lucia, sessionId } = requestSession(core, sessions, req);
  const endCurrent = async (): Promise<void> => {
    if (!sessionId) return;
    await lucia.invalidateSession(sessionId);
    await announceSessionEnd(core, sessionId);
  };
  return {
    async start(userId) {
      await endCurrent();
      const session = await lucia.createSession(userId, {
        userAgent: storedUserAgent(req.get("user-agent")),
      });
      await noteSeen(core, userId);
      writeCookie(res, lucia.createSessionCookie(session.id).serialize());
    },
    async end() {
      await endCurrent();
      writeCookie(res, lucia.createBlankSessionCookie().serialize());
    },
    whileOpen: (signal) => (sessionId ? untilSessionEnds(core, sessionId, signal) : signal),
  };
}
