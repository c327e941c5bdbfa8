import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** A secret that signs tokens. The token contains `id`, so that keys can rotate. */
export interface SigningKey {
  readonly id: string;
  /** base64url of at least 32 random bytes. */
  readonly secret: string;
}

const payloadSchema = z.object({
  /** The one video that the token opens. */
  video: z.uuid(),
  /** `videos.epoch` when it was created: increasing that revokes the token. */
  epoch: z.number().int().min(0),
  /** Unix time in seconds. */
  expiry: z.number().int().positive(),
  scope: z.literal("viewer"),
  /** The viewer, as a short hash: the limit of held requests is per viewer. */
  subject: z.string().max(32).optional(),
});

export type MediaTokenPayload = z.infer<typeof payloadSchema>;

const VERSION = "v1";
const MAX_TOKEN_CHARACTERS = 600;
const TOKEN = /^v1\.([\w-]{1,32})\.([\w-]+)\.([\w-]{43})$/;

/** `v1.<key id>.<payload>.<mac>`: HMAC-SHA256 over the text before it, base64url. It fits into a path. */
export function signMediaToken(payload: MediaTokenPayload, key: SigningKey): string {
  const body = `${VERSION}.${key.id}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  return `${body}.${mac(body, key)}`;
}

/** The name of a profile in its tokens. */
export function subjectOf(profileId: string): string {
  return createHash("sha256").update(profileId).digest("base64url").slice(0, 11);
}

/** The id of the key in a token; null if it is no token at all. */
export function mediaTokenKeyId(token: string): string | null {
  if (token.length > MAX_TOKEN_CHARACTERS) return null;
  return TOKEN.exec(token)?.[1] ?? null;
}

/** The payload of a token that `key` signed; null if it did not. Checks neither expiry nor epoch. */
export function readMediaToken(token: string, key: SigningKey): MediaTokenPayload | null {
  const match = token.length > MAX_TOKEN_CHARACTERS ? null : TOKEN.exec(token);
  if (!match || match[1] !== key.id) return null;
  // Compares texts, not bytes: with the last character's unused bits one MAC has four spellings.
  const expected = Buffer.from(mac(token.slice(0, token.lastIndexOf(".")), key));
  const given = Buffer.from(match[3] ?? "");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return parsePayload(match[2] ?? "");
}

function parsePayload(encoded: string): MediaTokenPayload | null {
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(encoded, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

function mac(body: string, key: SigningKey): string {
  return createHmac("sha256", Buffer.from(key.secret, "base64url")).update(body).digest("base64url");
}
