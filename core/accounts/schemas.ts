import { z } from "zod";
import { ROLES, SCOPES } from "#core/accounts/scopes.ts";

/** The user of a request. Pages get it, so it contains no secret. */
export const signedInUserSchema = z.object({
  userId: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** The scopes of this sign-in: those of the role, or fewer. */
  scopes: z.array(z.enum(SCOPES)).readonly(),
  profileId: z.string(),
  profileName: z.string(),
});

/** `disabled` and `removed` users cannot sign in; removed ones are deleted after REMOVED_USER_DAYS. */
const userStateSchema = z.enum(["active", "disabled", "removed"]);

export const listedUserSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  state: userStateSchema,
  createdAt: z.date(),
  /** Accurate to about five minutes; null if the user never signed in. */
  lastSeenAt: z.date().nullable(),
  /** When a removed user is deleted; null for all others. */
  deletedAfter: z.date().nullable(),
  /** Titles that the user uploaded and that are not deleted. */
  titleCount: z.number(),
});

/** A browser's name and system: "Firefox" on "Linux". */
export const deviceSchema = z.object({
  browser: z.string(),
  system: z.string().nullable(),
});

export const listedSessionSchema = z.object({
  /** Identifies the session instead of its id, which is a secret. */
  name: z.string(),
  /** Null if the browser sent no User-Agent. */
  device: deviceSchema.nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date(),
  isCurrent: z.boolean(),
});

export const createdUserSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: z.date(),
});

export const resetLinkSchema = z.object({
  /** Shown once: only its hash is stored. */
  path: z.string(),
  expiresAt: z.date(),
});
