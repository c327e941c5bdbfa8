import { spawn } from "node:child_process";
import { CHECKS } from "./checks.mjs";
import { ROOT } from "./paths.mjs";
import { took } from "./step.mjs";

const AT_ONCE = 2;

/** Runs all checks, two at a time, also after a failure. Returns the counts. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...CHECKS];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      counts[(await runCheck(check)) ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

/** The output of a check is shown at once, and only if the check failed. */
async function runCheck({ name, command }) {
  const startedAt = performance.now();
  const { exitCode, output } = await capture(command);
  const passed = exitCode === 0;
  if (!passed) console.log(`\n${output.trim()}`);
  console.log(`${passed ? "ok" : "FAILED"}  ${name} (${took(startedAt)})`);
  return passed;
}

function capture([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
    child.once("error", (error) => resolve({ exitCode: 1, output: error.message }));
    child.once("close", (exitCode) => resolve({ exitCode, output }));
  });
}
