import { type Request, type Response } from "express";
import { type Sessions } from "#app/session/lucia.ts";
import { type Principal } from "#app/session/principal.ts";
import { requestSession, writeCookie } from "#app/session/request-session.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { touchSession } from "#core/accounts/sessions/touch-session.ts";
import { type CoreContext } from "#core/context.ts";

/**
 * The principal of a request, or null if no user is signed in: pages, RPC, event streams, the beacon and
 * images that are not public all call this. Two kinds of addresses do not, because they contain a signed
 * token: media (`verifyMediaToken`) and upload parts (`verifyPartToken`). A cookie without a valid session is
 * deleted.
 */
export async function authenticate(
  core: CoreContext,
  sessions: Sessions,
  http: { req: Request; res: Response },
): Promise<Principal | null> {
  const { lucia, sessionId } = requestSession(core, sessions, http.req);
  if (!sessionId) return null;
  const { session } = await lucia.validateSession(sessionId);
  if (!session) {
    writeCookie(http.res, lucia.createBlankSessionCookie().serialize());
    return null;
  }
  if (session.fresh) writeCookie(http.res, lucia.createSessionCookie(session.id).serialize());
  const user = await findSignedInUser(core, session.userId);
  if (!user) return null;
  const { lastUsedAt = new Date() } = session;
  await touchSession(core, { id: session.id, userId: session.userId, lastUsedAt });
  return { user, sessionId };
}
