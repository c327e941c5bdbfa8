import { existsSync, renameSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { fromRoot } from "./paths.mjs";
import { run } from "./run-program.mjs";

/** The programs: each is a bundle of our own code; packages stay in node_modules. */
const ENTRY_POINTS = {
  web: "app/server/main.ts",
  worker: "worker/main.ts",
  transcoder: "worker/transcoder.ts",
  "event-loop-thread": "core/start/event-loop-thread.ts",
  migrate: "supervisor/migrate-main.ts",
  supervisor: "supervisor/main.ts",
  cli: "cli/main.ts",
};

/**
 * Builds into another folder and swaps it with `build`, so a failed build loses nothing. A running site is
 * affected: its pages request files of the old build, so nothing starts a build beside it unasked.
 */
const NEXT = "build.next";
const OLD = "build.old";

if (process.argv.includes("--processes-only")) await buildProcesses();
else await buildAll();

/** For the development loop. The stamp is removed, because `build` contains old and new bundles now. */
async function buildProcesses() {
  rmSync(fromRoot("build", ".sources"), { force: true });
  await bundleProcesses("build");
}

async function buildAll() {
  rmSync(fromRoot(NEXT), { recursive: true, force: true });
  const exitCode = await buildPages();
  if (exitCode !== 0) process.exit(exitCode);
  await bundleProcesses(NEXT);
  swapIn();
}

function buildPages() {
  const remix = fromRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const env = { CI: "true", NODE_ENV: "production", VITEST: "", MATINEE_BUILD_DIRECTORY: NEXT };
  return run([process.execPath, remix, "vite:build"], { env });
}

async function bundleProcesses(outdir) {
  await build({
    entryPoints: ENTRY_POINTS,
    outdir,
    absWorkingDir: fromRoot(),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
}

function swapIn() {
  rmSync(fromRoot(OLD), { recursive: true, force: true });
  if (existsSync(fromRoot("build"))) renameSync(fromRoot("build"), fromRoot(OLD));
  renameSync(fromRoot(NEXT), fromRoot("build"));
  rmSync(fromRoot(OLD), { recursive: true, force: true });
}
