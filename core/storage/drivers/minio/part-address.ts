import { AwsV4Signer } from "aws4fetch";
import { type S3Settings } from "#core/config/s3-settings.ts";
import { type PartTarget } from "#core/storage/upload-parts.ts";

/** S3's limit for presigned addresses. */
const MAX_TTL_SECONDS = 7 * 24 * 3600;

/**
 * Signs an address of the public endpoint to which a browser sends one object, once: the signature holds the body's
 * length, and the condition that the object does not exist. (The `minio` client signs neither.) A client to which
 * the store answers 412 has sent that part before.
 */
export async function signPartAddress(
  settings: S3Settings,
  part: { readonly key: string; readonly bytes: number; readonly ttlSeconds: number },
): Promise<PartTarget> {
  const ttlSeconds = Math.min(part.ttlSeconds, MAX_TTL_SECONDS);
  const url = new URL(`/${settings.bucket}/${part.key}`, settings.publicEndpoint);
  url.searchParams.set("X-Amz-Expires", String(ttlSeconds));
  const signedAtMs = Date.now();
  const signer = new AwsV4Signer({
    ...{
      method: "PUT",
      url: url.href,
      service: "s3",
      region: settings.region,
      signQuery: true,
      allHeaders: true,
    },
    ...{ accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
    headers: { "content-length": String(part.bytes), "if-none-match": "*" },
  });
  const signed = await signer.sign();
  return {
    url: signed.url.href,
    method: "PUT",
    // The browser adds the length itself.
    headers: { "content-type": "application/octet-stream", "if-none-match": "*" },
    expiresAt: new Date(signedAtMs + ttlSeconds * 1000),
  };
}
