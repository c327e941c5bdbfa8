import { minioBinary } from "../scripts/setup/minio-binary.mjs";
import { type S3Settings } from "#core/config/s3-settings.ts";
import { startMinioServer } from "#core/testing/minio-server.ts";
import { removeTempFolders, tempFolder } from "#core/testing/temp-folder.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";

/** A bucket of its own for a bench. */
export interface BenchBucket {
  readonly settings: S3Settings;
  /** Ends the server, if it was started for this bench. */
  close(): Promise<void>;
}

/**
 * A bucket at S3_TEST_ENDPOINT (with S3_TEST_ACCESS_KEY and S3_TEST_SECRET_KEY), otherwise of a MinIO that is started for
 * it; null where there is no binary of MinIO.
 */
export async function openBenchBucket(): Promise<BenchBucket | null> {
  const { S3_TEST_ENDPOINT: endpoint, S3_TEST_ACCESS_KEY, S3_TEST_SECRET_KEY } = process.env;
  if (endpoint) {
    const account = { accessKey: S3_TEST_ACCESS_KEY ?? "", secretKey: S3_TEST_SECRET_KEY ?? "" };
    return { settings: newTestBucket({ endpoint, ...account }), close: () => Promise.resolve() };
  }
  const binary = minioBinary();
  if (!binary) return null;
  const server = await startMinioServer({ binary, folder: tempFolder("bench-minio") });
  return {
    settings: newTestBucket(server),
    async close() {
      await server.stop("SIGKILL");
      removeTempFolders();
    },
  };
}
