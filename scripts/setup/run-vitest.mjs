import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { fromRoot } from "./paths.mjs";
import { run } from "./run-program.mjs";

const REPORT = fromRoot(".cache", "vitest-report.json");

/**
 * Runs the projects of vitest.config.ts; returns the counts and the names of what failed. A skipped test counts as failed, because no test
 * may be skipped.
 */
export async function runVitest({ projects, env }) {
  mkdirSync(fromRoot(".cache"), { recursive: true });
  rmSync(REPORT, { force: true });
  const exitCode = await run(
    [
      fromRoot("node_modules", ".bin", "vitest"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${REPORT}`,
      ...projects.map((project) => `--project=${project}`),
    ],
    { env },
  );
  return count(exitCode);
}

function count(exitCode) {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1, failures: ["(there is no report of this part)"] };
  const report = JSON.parse(readFileSync(REPORT, "utf8"));
  const skipped = report.numPendingTests + report.numTodoTests;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((one) => one.status === "passed"),
  );
  const failed = report.numFailedTests + skipped + brokenFiles.length;
  // An error outside of tests fails the run, but no test.
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    failures: [...failedTests(report), ...brokenFiles.map(({ name }) => relative(fromRoot(), name))],
  };
}

/** `file: name of the test`, with the first line of why. */
function failedTests({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== "passed")
      .map(({ fullName, status, failureMessages }) => {
        const [why = status] = (failureMessages[0] ?? status).split("\n");
        return `${relative(fromRoot(), name)}: ${fullName}: ${why}`;
      }),
  );
}
