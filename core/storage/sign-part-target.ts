import { type PartClaims, signPartToken } from "#core/storage/part-token.ts";
import { type PartTarget, type PartTargetRequest } from "#core/storage/upload-parts.ts";

export type SignPart = (claims: PartClaims) => string;

/** Where our own web server receives parts. */
export const UPLOADS_PATH = "/uploads/";

/** A signer that knows the secret. */
export const partSigner =
  (secret: string): SignPart =>
  (claims) =>
    signPartToken(secret, claims);

/** A signed address of our own web server for one part. `basePath` ends with a slash. */
export function signPartTarget(request: PartTargetRequest, signPart: SignPart, basePath: string): PartTarget {
  const { ttlSeconds, ...part } = request;
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + ttlSeconds;
  return {
    url: `${basePath}${signPart({ ...part, expiresAtSeconds })}`,
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    expiresAt: new Date(expiresAtSeconds * 1000),
  };
}
