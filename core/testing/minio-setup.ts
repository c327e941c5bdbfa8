import { buildMinio, minioBinary } from "../../scripts/setup/minio-binary.mjs";
import { startMinioServer } from "#core/testing/minio-server.ts";
import { MINIO_BINARY_VARIABLE, S3_VARIABLE } from "#core/testing/test-bucket.ts";
import { removeTempFolders, tempFolder } from "#core/testing/temp-folder.ts";

/**
 * Global setup of the tests of S3 stores: the server at S3_TEST_ENDPOINT, or a MinIO for this run, in its own folder.
 * Its address is in the environment that the test processes inherit. Tests that kill a server need MinIO's binary in
 * both cases.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY, S3_TEST_SECRET_KEY } = process.env;
  if (S3_TEST_ENDPOINT) {
    const account = { accessKey: S3_TEST_ACCESS_KEY, secretKey: S3_TEST_SECRET_KEY };
    process.env[S3_VARIABLE] = JSON.stringify({ endpoint: S3_TEST_ENDPOINT, ...account });
    process.env[MINIO_BINARY_VARIABLE] = minioBinary() ?? "minio";
    return () => Promise.resolve();
  }
  const binary = (await buildMinio()) as string;
  const server = await startMinioServer({ binary, folder: tempFolder("minio") });
  const { endpoint, accessKey, secretKey } = server;
  process.env[S3_VARIABLE] = JSON.stringify({ endpoint, accessKey, secretKey });
  process.env[MINIO_BINARY_VARIABLE] = binary;
  return async () => {
    await server.stop("SIGKILL");
    removeTempFolders();
  };
}
