import { z } from "zod";
import { ROLES, SCOPES } from "#core/accounts/scopes.ts";

/** The user who asks: null where none is signed in. Pages are given it, so it holds no secret. */
export const signedInUserSchema = z.object({
  userId: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** What this sign-in may do: all that the role has, or fewer. */
  scopes: z.array(z.enum(SCOPES)).readonly(),
  profileId: z.string(),
  profileName: z.string(),
});

/** `disabled` and `removed` users cannot sign in; removed ones are deleted after REMOVED_USER_DAYS. */
export const userStateSchema = z.enum(["active", "disabled", "removed"]);

export const listedUserSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  state: userStateSchema,
  createdAt: z.date(),
  /** To about five minutes; null where the user never signed in. */
  lastSeenAt: z.date().nullable(),
  /** When a removed user is deleted; null for all others. */
  deletedAfter: z.date().nullable(),
  /** Titles that the user uploaded and that are not deleted. */
  titleCount: z.number(),
});

/** What a browser says of itself: "Firefox" on "Linux". */
export const deviceSchema = z.object({
  browser: z.string(),
  system: z.string().nullable(),
});

export const listedSessionSchema = z.object({
  /** Stands for the session's id, which opens it. */
  name: z.string(),
  /** Null where the browser did not name itself. */
  device: deviceSchema.nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date(),
  isCurrent: z.boolean(),
});

export const createdUserSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(["admin", "viewer"]),
  createdAt: z.date(),
});

export const resetLinkSchema = z.object({
  /** Shown once: only its hash is stored. */
  path: z.string(),
  expiresAt: z.date(),
});
