import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { DomainError } from "#core/errors/domain-error.ts";

/**
 * What a signed upload address allows: one part of one upload, at its offset, with its size, for a limited
 * time.
 */
const partClaims = z.object({
  prefix: z.string(),
  uploadId: z.uuid(),
  partNumber: z.number().int().positive(),
  offsetBytes: z.number().int().min(0),
  partBytes: z.number().int().positive(),
  expiresAtSeconds: z.number().int(),
});
export type PartClaims = z.infer<typeof partClaims>;

/** Creates the token of `/uploads/<token>`: base64url of the claims, a dot, and their HMAC-SHA-256. */
export function signPartToken(secret: string, claims: PartClaims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${payload}.${mac(secret, payload)}`;
}

/**
 * Parses a token. Throws forbidden if we did not sign it, and gone if it has expired: the client then
 * requests a new address. `nowSeconds` is Unix time.
 */
export function verifyPartToken(
  secret: string,
  token: string,
  nowSeconds = Math.floor(Date.now() / 1000),
): PartClaims {
  const [payload, signature, ...rest] = token.split(".");
  if (!payload || !signature || rest.length > 0 || !isEqual(signature, mac(secret, payload)))
    throw forbidden();
  const claims = partClaims.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (claims.expiresAtSeconds > nowSeconds) return claims;
  throw new DomainError("gone", "storage.partAddressExpired");
}

function mac(secret: string, payload: string): string {
  return createHmac("sha256", secret).update(`part:${payload}`).digest("base64url");
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function forbidden(): DomainError {
  return new DomainError("forbidden", "storage.partAddressInvalid");
}
