import { type Request, type Response } from "express";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { connectionOf } from "#app/session/secure-request.ts";
import { authenticate } from "#app/session/authenticate.ts";
import { type Sessions } from "#app/session/lucia.ts";
import { sessionControl } from "#app/session/session-control.ts";
import { type RpcContext } from "#app/trpc/context.ts";
import { type CoreContext } from "#core/context.ts";

/** What the web's handlers share. */
export interface Web {
  readonly core: CoreContext;
  readonly sessions: Sessions;
}

/** The RPC's context of an HTTP request: reads the session's cookie, and may set it. */
export async function rpcContextOf(
  { core, sessions }: Web,
  req: Request,
  res: Response,
): Promise<RpcContext> {
  const { requestId, logger } = requestScope(req);
  return {
    core,
    principal: await authenticate(core, sessions, { req, res }),
    session: sessionControl(core, sessions, { req, res }),
    clientAddress: req.ip ?? "unknown",
    connection: connectionOf(req, core.env),
    requestId,
    logger,
  };
}
