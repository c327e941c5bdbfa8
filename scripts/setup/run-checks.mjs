import { CHECKS } from "./checks.mjs";
import { run } from "./run-program.mjs";
import { took } from "./step.mjs";

/** Runs all checks, one after the other, whatever they say. Returns the counts. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  for (const { name, command } of CHECKS) {
    const startedAt = performance.now();
    const passed = (await run(command)) === 0;
    counts[passed ? "passed" : "failed"] += 1;
    console.log(`${passed ? "ok" : "FAILED"}  ${name} (${took(startedAt)})`);
  }
  return counts;
}
