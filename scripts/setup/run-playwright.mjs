import { existsSync, readFileSync, rmSync } from "node:fs";
import { fromRoot } from "./paths.mjs";
import { run } from "./run-program.mjs";
import { chromiumPath } from "./system-tools.mjs";

const REPORT = fromRoot(".cache", "playwright-report.json");

/**
 * Runs the journeys on the built app, or those with a tag; returns the counts and the names of what
 * failed. A skipped one counts as failed, a flaky one too.
 */
export async function runPlaywright({ env, tag }) {
  rmSync(REPORT, { force: true });
  const chosen = tag ? [`--grep=${tag}`] : [];
  const exitCode = await run(
    [fromRoot("node_modules", ".bin", "playwright"), "test", "--reporter=list,json", ...chosen],
    { env: { ...env, CHROMIUM_PATH: chromiumPath() ?? "", PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT } },
  );
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { stats, suites } = JSON.parse(readFileSync(REPORT, "utf8"));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return {
    passed: stats.expected,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    failures: suites.flatMap(failedSpecs),
  };
}

/** `file:line: name` of each that was not as expected at once. */
function failedSpecs({ specs = [], suites = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status !== "expected"));
  return [...own.map(({ file, line, title }) => `${file}:${line}: ${title}`), ...suites.flatMap(failedSpecs)];
}
