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

/** `disabled` and `removed` users cannot sign in; removed ones are deleted after REMOVED_USER_DAYS. */
export type UserState = "active" | "disabled" | "removed";

/** Days in which a removal can be taken back. No media token lives longer, so that none outlives its user. */
export const REMOVED_USER_DAYS = 30;

/** Every password: at least 8, at most 200 characters (Argon2 takes any; the limit keeps hashing cheap). */
export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 200;
