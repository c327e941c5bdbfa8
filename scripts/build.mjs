import { rmSync } from "node:fs";
import { build } from "esbuild";
import { fromRoot } from "./setup/places.mjs";
import { run } from "./setup/run-program.mjs";

/** What runs by itself: a bundle of our own code each; packages stay in node_modules. */
const ENTRY_POINTS = {
  web: "app/server/main.ts",
  worker: "worker/main.ts",
  transcoder: "worker/transcoder.ts",
  migrate: "supervisor/migrate-main.ts",
  supervisor: "supervisor/main.ts",
  cli: "cli/main.ts",
};

rmSync(fromRoot("build", ".sources"), { force: true });
const remix = fromRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
const code = await run([process.execPath, remix, "vite:build"], {
  env: { CI: "true", NODE_ENV: "production", VITEST: "" },
});
if (code !== 0) process.exit(code);

await build({
  entryPoints: ENTRY_POINTS,
  outdir: "build",
  absWorkingDir: fromRoot(),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
});
