import { buildMinio, canTestMinio, NO_MINIO } from "./minio-binary.mjs";
import { EXIT, Refusal } from "./refusal.mjs";
import { say } from "./step.mjs";

/**
 * Prepares the server for the tests of S3 stores; false, after one loud line, where there is no way to get one. In CI
 * that is an error (exit 3).
 */
export async function prepareMinio() {
  if (!canTestMinio()) {
    if (process.env.CI) throw new Refusal(NO_MINIO, EXIT.missing);
    say(NO_MINIO);
    return false;
  }
  if (!process.env.S3_TEST_ENDPOINT) await buildMinio();
  return true;
}
