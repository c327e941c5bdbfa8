import { signPartToken } from "#core/storage/part-token.ts";
import { type PartTarget, type PartTargetRequest } from "#core/storage/upload-parts.ts";

/** Where our own web server receives parts. */
export const UPLOADS_PATH = "/uploads/";

/** A signed address of our own web server for one part. `basePath` ends with a slash. */
export function signPartTarget(request: PartTargetRequest, secret: string, basePath: string): PartTarget {
  const { ttlSeconds, ...part } = request;
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + ttlSeconds;
  return {
    url: `${basePath}${signPartToken(secret, { ...part, expiresAtSeconds })}`,
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    expiresAt: new Date(expiresAtSeconds * 1000),
  };
}
