import { type Principal } from "#app/session/principal.ts";
import { type SessionControl } from "#app/session/types.ts";
import { type CoreContext } from "#core/context.ts";
import { type Connection } from "#core/admin/types.ts";
import { type Logger } from "#core/logger.ts";

/** The context of every procedure. It needs no HTTP, so that tests can call routers directly. */
export interface RpcContext {
  readonly core: CoreContext;
  /** The user and their scopes; null if no user is signed in. */
  readonly principal: Principal | null;
  readonly session: SessionControl;
  /** The address of the client: part of the key of rate limits. */
  readonly clientAddress: string;
  /** How the browser reached us: over HTTPS, from this machine, or over plain HTTP, which others may read. */
  readonly connection: Connection;
  /** The message of an unexpected error. */
  readonly requestId: string;
  readonly logger: Logger;
}
