import { type Principal } from "#app/session/principal.ts";
import { type SessionControl } from "#app/session/types.ts";
import { type CoreContext } from "#core/context.ts";
import { type Connection } from "#core/admin/types.ts";
import { type Logger } from "#core/logger.ts";

/** What every procedure is given. Made without HTTP, so that routers are tested by calling them. */
export interface RpcContext {
  readonly core: CoreContext;
  /** Who asks and what they may do; null where no user is signed in. */
  readonly principal: Principal | null;
  readonly session: SessionControl;
  /** Where the request came from: part of the key of rate limits. */
  readonly clientAddress: string;
  /** How the browser reached us: over HTTPS, from this machine, or over plain HTTP where others may listen. */
  readonly connection: Connection;
  /** What a person is told of an error that we did not foresee. */
  readonly requestId: string;
  readonly logger: Logger;
}
