import { type SignedInUser } from "#core/accounts/types.ts";

/**
 * Who a request comes from and what it may do (`user.scopes`). Procedures ask it for a scope. A request that an API
 * token opens will be the same with fewer scopes and no session; one for another profile, with that profile's id.
 */
export interface Principal {
  /** Safe to hand to pages. */
  readonly user: SignedInUser;
  /** A secret: whoever has it is signed in. Null where no browser session opened the request. */
  readonly sessionId: string | null;
}
