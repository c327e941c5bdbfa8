import { type Role, type Scope } from "#core/accounts/scopes.ts";

/** The user who asks: null where none is signed in. Pages are given it, so it holds no secret. */
export interface SignedInUser {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  /** What this sign-in may do: all that the role has, or fewer. */
  readonly scopes: readonly Scope[];
  readonly profileId: string;
  readonly profileName: string;
}

/** Every password: at least 8, at most 200 characters (Argon2 takes any; the limit keeps hashing cheap). */
export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 200;
