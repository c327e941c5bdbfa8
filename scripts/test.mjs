import { requireNode } from "./setup/require-node.mjs";

requireNode();
const { runScript } = await import("./setup/refusal.mjs");
const { prepare } = await import("./setup/prepare.mjs");
const { prepareMinio } = await import("./setup/prepare-minio.mjs");
const { runChecks } = await import("./setup/run-checks.mjs");
const { runPlaywright } = await import("./setup/run-playwright.mjs");
const { runVitest } = await import("./setup/run-vitest.mjs");
const { summarise } = await import("./setup/summary.mjs");

/** `--full` runs the long ones (fuzz, faults, formats) at their full count, by MATINEE_TEST_FULL=1. */
const env = process.argv.includes("--full") ? { MATINEE_TEST_FULL: "1" } : {};

/** Each part runs even if an earlier one failed, so that one run reports all failures. */
const PARTS = [
  { name: "check", run: runChecks },
  { name: "unit", run: () => runVitest({ projects: ["unit"], env }) },
  { name: "integration", run: () => runVitest({ projects: ["integration", "contract"], env }) },
  { name: "media", run: () => runVitest({ projects: ["media"], env }) },
  { name: "fault", run: () => runVitest({ projects: ["fault"], env }) },
  { name: "minio", run: () => runVitest({ projects: ["minio"], env }) },
  { name: "browser", run: () => runPlaywright({ env }) },
  // The journeys that touch the store; all of them pass on MinIO too, but the others never notice it.
  {
    name: "browser-minio",
    run: () => runPlaywright({ env: { ...env, MATINEE_TEST_STORAGE: "minio" }, tag: "@storage" }),
  },
];

await runScript(async () => {
  await prepare({ tools: ["ffmpeg", "setpriv", "chromium"] });
  const hasMinio = await prepareMinio();
  const results = [];
  for (const { name, run } of PARTS.filter((part) => hasMinio || !part.name.includes("minio"))) {
    console.log(`\n== ${name} ==`);
    const startedAt = performance.now();
    const counts = await run();
    results.push({ name, ...counts, seconds: (performance.now() - startedAt) / 1000 });
  }
  summarise(results);
});
