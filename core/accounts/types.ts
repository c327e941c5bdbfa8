import { type z } from "zod";
import {
  type signedInUserSchema,
  type listedUserSchema,
  type listedSessionSchema,
  type deviceSchema,
  type createdUserSchema,
  type resetLinkSchema,
} from "#core/accounts/schemas.ts";

/** Days in which a removal can be undone. No media token is valid for longer, so that none outlives its user. */
export const REMOVED_USER_DAYS = 30;

/** Every password: at least 8, at most 200 characters (Argon2 accepts any; the limit keeps hashing cheap). */
export const PASSWORD_MIN_LENGTH = 8;

export const PASSWORD_MAX_LENGTH = 200;

export type SignedInUser = Readonly<z.infer<typeof signedInUserSchema>>;
export type ListedUser = Readonly<z.infer<typeof listedUserSchema>>;
export type ListedSession = Readonly<z.infer<typeof listedSessionSchema>>;
export type Device = Readonly<z.infer<typeof deviceSchema>>;
export type CreatedUser = Readonly<z.infer<typeof createdUserSchema>>;
export type ResetLink = Readonly<z.infer<typeof resetLinkSchema>>;
