/** Who is asking: null for nobody. */
export interface SignedInUser {
  readonly userId: string;
  readonly email: string;
  readonly role: "admin" | "viewer";
  readonly profileId: string;
  readonly profileName: string;
}

/** Every password: at least 8, at most 200 characters (Argon2 takes any; the limit keeps hashing cheap). */
export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 200;
