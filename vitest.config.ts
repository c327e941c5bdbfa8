import { defineConfig } from "vitest/config";
import { canTestMinio, NO_MINIO } from "./scripts/setup/minio-binary.mjs";

const everywhere = "{app,core,worker,db,cli,supervisor,bench,scripts}/**/";
const TEMP_ROOT = "./core/testing/temp-root-setup.ts";
const kinds = ["integration", "contract", "media", "fault", "minio"];

/** A project of tests with a real Postgres, which one global setup starts for the complete run. */
function withPostgres(name: string, timeoutSeconds: number, groupOrder: number) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`${everywhere}*.${name}.test.{ts,tsx}`],
      globalSetup: [TEMP_ROOT, "./supervisor/testing/global-setup.ts"],
      testTimeout: timeoutSeconds * 1000,
      hookTimeout: 60_000,
      sequence: { groupOrder },
      maxWorkers: 2,
    },
  };
}

/** Tests that load every core run one file at a time, so that their timings are reliable. */
function oneAtATime(project: ReturnType<typeof withPostgres>) {
  return { ...project, test: { ...project.test, maxWorkers: 1, fileParallelism: false } };
}

/** Tests against a real S3 store, on top of Postgres. They do not exist where there is no way to get a store. */
function withMinio() {
  if (!canTestMinio()) {
    // `npm test` names its projects, and tells it itself.
    if (!process.argv.some((argument) => argument.startsWith("--project"))) console.warn(NO_MINIO);
    return [];
  }
  const project = oneAtATime(withPostgres("minio", 240, 4));
  const globalSetup = [...project.test.globalSetup, "./core/testing/minio-setup.ts"];
  return [{ ...project, test: { ...project.test, globalSetup } }];
}

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: true,
    // Vite sets BASE_URL to "/"; for Matinee it is the address of the site.
    // Workers that tests start must not fill an empty site with the demo.
    env: { BASE_URL: "", MATINEE_DEMO: "off" },
    setupFiles: ["./core/testing/after-each-file.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [`${everywhere}*.test.{ts,tsx}`],
          exclude: [...kinds.map((kind) => `**/*.${kind}.test.{ts,tsx}`), "**/node_modules/**"],
          globalSetup: [TEMP_ROOT],
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
        },
      },
      withPostgres("integration", 30, 1),
      withPostgres("contract", 60, 1),
      oneAtATime(withPostgres("media", 180, 2)),
      // They wait for leases and timeouts most of their time.
      withPostgres("fault", 240, 3),
      ...withMinio(),
    ],
  },
});
