import { type SignedInUser } from "#core/accounts/types.ts";

/**
 * Who a request comes from and what it may do (`user.scopes`). Procedures require a scope of it. An API token
 * will give a principal with fewer scopes and no session; another profile, one with that profile's id.
 */
export interface Principal {
  /** Safe to hand to pages. */
  readonly user: SignedInUser;
  /** A secret: its bearer is signed in. Null if the request has no browser session. */
  readonly sessionId: string | null;
}
