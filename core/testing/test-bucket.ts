import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type S3Settings } from "#core/config/s3-settings.ts";

/** The S3 server of this run, set by `minio-setup.ts`. */
export const S3_VARIABLE = "MATINEE_TEST_S3";
/** The binary of MinIO, for tests that kill a server of their own. */
export const MINIO_BINARY_VARIABLE = "MATINEE_TEST_MINIO";

const serverSchema = z.object({ endpoint: z.url(), accessKey: z.string(), secretKey: z.string() });

/** The settings of a bucket that does not exist yet, at the server of this run or at the given one. */
export function newTestBucket(server: z.infer<typeof serverSchema> = serverOfRun()): S3Settings {
  const endpoint = new URL(server.endpoint);
  const { accessKey, secretKey } = server;
  const bucket = `test-${randomUUID()}`;
  return { endpoint, publicEndpoint: endpoint, accessKey, secretKey, bucket, region: "us-east-1" };
}

/** Whether this run has an S3 server. */
export const hasTestStore = (): boolean => Boolean(process.env[S3_VARIABLE]);

function serverOfRun(): z.infer<typeof serverSchema> {
  return serverSchema.parse(JSON.parse(process.env[S3_VARIABLE] ?? "null"));
}
