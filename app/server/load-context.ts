import { type SignedInUser } from "#core/accounts/types.ts";
import { type Logger } from "#core/logger.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** The `context` of loaders and actions. They access the site only through `caller`. */
export interface MatineeLoadContext {
  /** The typed RPC, called in-process as the user of the request. */
  readonly caller: RpcCaller;
  readonly user: SignedInUser | null;
  /** The nonce for script tags; a new one for every request. */
  readonly cspNonce: string;
  /** The id on an error page, which the log has with the error. */
  readonly requestId: string;
  /** The current time for pages; a test may set it. For rendered dates only. */
  readonly now: Date;
  readonly logger: Logger;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- augments Remix's own interface
  interface AppLoadContext extends MatineeLoadContext {}

  // With single fetch, loaders keep Dates and Maps; this declares it to the types.
  interface Future {
    v3_singleFetch: true;
  }
}
