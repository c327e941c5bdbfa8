import { type Request, type Response } from "express";
import { requestScope } from "#app/server/request-scope.ts";
import { connectionOf } from "#app/session/secure-request.ts";
import { openBrowserSession } from "#app/session/browser-session.ts";
import { type Sessions } from "#app/session/lucia.ts";
import { type RpcContext } from "#app/trpc/context.ts";
import { type CoreContext } from "#core/context.ts";

/** What the web's handlers share. */
export interface Web {
  readonly core: CoreContext;
  readonly sessions: Sessions;
  /** Signs the addresses that parts of uploads are sent to. */
  readonly partSecret: string;
}

/** The RPC's context of an HTTP request: reads the session's cookie, and may set it. */
export async function rpcContextOf(
  { core, sessions }: Web,
  req: Request,
  res: Response,
): Promise<RpcContext> {
  const { requestId, logger } = requestScope(req);
  const { user, control } = await openBrowserSession(core, sessions, { req, res });
  return {
    core,
    user,
    session: control,
    clientAddress: req.ip ?? "unknown",
    connection: connectionOf(req, core.env),
    requestId,
    logger,
  };
}
