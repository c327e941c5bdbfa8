import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { fromRoot } from "./paths.mjs";
import { findOnPath, runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

/** Its server is released as source alone. */
const MODULE = "github.com/minio/minio@latest";

/** Where built tools lie; git ignores it. A run in a copy of the checkout names the checkout's own. */
const TOOLS = process.env.MATINEE_TOOLS_DIR || fromRoot(".cache", "tools");
const BUILT = path.join(TOOLS, "minio");

/** What to tell where the tests of S3 stores cannot run. */
export const NO_MINIO =
  "!! NOT TESTED: films in MinIO. The tests need a server: install Go (it is built then), put `minio` on PATH, or set " +
  "S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY and S3_TEST_SECRET_KEY.";

/** Whether the tests of S3 stores can run here: a server is named, is there, or can be built. */
export function canTestMinio() {
  return Boolean(process.env.S3_TEST_ENDPOINT) || minioBinary() !== null || findOnPath("go") !== null;
}

/** The server's binary: named by MATINEE_MINIO_BINARY, on PATH, or built before; null otherwise. */
export function minioBinary() {
  return process.env.MATINEE_MINIO_BINARY || findOnPath("minio") || (existsSync(BUILT) ? BUILT : null);
}

/** Builds the server unless it is there; needs Go, two minutes and 2 GB in Go's cache. Returns its path. */
export async function buildMinio() {
  return await withLock("minio", async () => minioBinary() ?? (await build()));
}

async function build() {
  mkdirSync(TOOLS, { recursive: true });
  await step("Building MinIO for the tests (a few minutes, once)", () =>
    runLogged("minio-build", ["nice", "go", "install", MODULE], { env: { GOBIN: TOOLS } }),
  );
  return BUILT;
}
