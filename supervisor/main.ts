import { readEnv } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { terminalText } from "#core/terminal-text.ts";
import { watchParent } from "#supervisor/parent-watch.ts";
import { runSite } from "#supervisor/run-site.ts";
import { say } from "#supervisor/say.ts";
import { EXIT, StartProblem } from "#supervisor/start-problem.ts";

const stopping = new AbortController();

/** The first signal stops everything in order; a second one ends at once (the kernel kills our children too). */
function stop(): void {
  if (stopping.signal.aborted) process.exit(EXIT.failed);
  stopping.abort();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
watchParent(() => stopping.abort());
// The reader of our output may have closed it; the supervisor goes on all the same.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

try {
  await runSite(readEnv(), stopping.signal);
  say("Stopped. Everything is saved.");
  process.exit(0);
} catch (error) {
  process.stderr.write(`\n${terminalText(explain(error))}\n`);
  process.exit(exitCodeOf(error));
}

function explain(error: unknown): string {
  if (error instanceof StartProblem || error instanceof DomainError) return error.message;
  if (isDiskFull(error)) return "The disk is full. Free some space, or set MATINEE_DATA_DIR to another disk.";
  return `Matinee could not start: ${error instanceof Error ? error.message : String(error)}`;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof StartProblem) return error.exitCode;
  return error instanceof DomainError && error.code === "bad_input" ? EXIT.usage : EXIT.failed;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|No space left on device/.test(error.message);
}
