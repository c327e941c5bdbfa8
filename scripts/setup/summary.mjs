/**
 * Prints what failed by name, a table of {name, passed, failed} and, last, `N passed, N failed` in total, and sets the exit code.
 * A part that ran nothing has failed.
 */
export function summarise(parts) {
  console.log("");
  for (const { name, failures = [] } of parts) {
    for (const failure of failures) console.log(`failed in ${name}: ${failure}`);
  }
  for (const { name, passed, failed, seconds } of parts) {
    const time = seconds === undefined ? "" : `  ${Math.round(seconds)} s`;
    console.log(
      `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${time}`,
    );
  }
  const total = (key) => parts.reduce((sum, part) => sum + part[key], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}
