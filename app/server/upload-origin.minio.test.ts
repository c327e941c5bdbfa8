import { afterAll, beforeAll, expect, test } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { s3EnvOf } from "#core/config/s3-settings.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";
import { newId } from "#core/uuid.ts";

/** The store's address for browsers; the site itself reaches it by another one. */
const PUBLIC_ORIGIN = "https://films.example.test:9443";

let inBucket: HttpSite;
let inFolder: HttpSite;
beforeAll(async () => {
  const bucket = { ...newTestBucket(), publicEndpoint: new URL(PUBLIC_ORIGIN) };
  inBucket = await openHttpSite(s3EnvOf(bucket));
  inFolder = await openHttpSite();
});
afterAll(async () => {
  await inBucket.close();
  await inFolder.close();
});

/** The content security policy, by directive. */
async function policyOf({ url }: HttpSite): Promise<Map<string, string[]>> {
  const header = (await fetch(`${url}/api/health`)).headers.get("content-security-policy") ?? "";
  const directives = header.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...sources]) => [name, sources]));
}

test("pages may send requests to the store's public address, where parts of uploads go, and to no other", async () => {
  const policy = await policyOf(inBucket);
  expect(policy.get("connect-src")).toEqual(["'self'", PUBLIC_ORIGIN]);
  const part = { partNumber: 1, offsetBytes: 0, partBytes: 3, ttlSeconds: 60 };
  const uploadId = newId();
  const { url } = await inBucket.core.uploadParts.target({
    ...{ prefix: uploadPrefix(newId(), uploadId), uploadId },
    ...part,
  });
  expect(new URL(url).origin).toBe(PUBLIC_ORIGIN);
});

test("the store's address is in no other directive, and in none where films lie in a folder", async () => {
  const [withStore, without] = [await policyOf(inBucket), await policyOf(inFolder)];
  expect(without.get("connect-src")).toEqual(["'self'"]);
  for (const policy of [withStore, without]) {
    policy.delete("connect-src");
    // Another nonce for each answer.
    policy.delete("script-src");
  }
  expect(withStore).toEqual(without);
  expect([...withStore.values()].flat().join(" ")).not.toMatch(/films\.example|https?:|\*/);
});
