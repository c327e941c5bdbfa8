import { type SignedInUser } from "#core/accounts/types.ts";
import { type Logger } from "#core/logger.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** What loaders and actions are given as `context`. They reach the site through `caller` alone. */
export interface MatineeLoadContext {
  /** The typed RPC, called in-process as the person who asks. */
  readonly caller: RpcCaller;
  readonly user: SignedInUser | null;
  /** For script tags; a new one with every request. */
  readonly cspNonce: string;
  /** What a person reads on an error page, and what the log says beside the error. */
  readonly requestId: string;
  /** What pages call now; a test may set it. Rendered dates only. */
  readonly now: Date;
  readonly logger: Logger;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- augments Remix's own interface
  interface AppLoadContext extends MatineeLoadContext {}

  // With single fetch, Dates and Maps survive loaders: this tells the types so.
  interface Future {
    v3_singleFetch: true;
  }
}
