import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROCESS_ROLES, type ProcessRole } from "#db/schema/processes.ts";
import { type Site } from "#supervisor/site.ts";
import { StartProblem } from "#supervisor/start-problem.ts";

const READY_SECONDS = 90;
/** A process that ends this often before the site is ready for the first time will not recover by itself. */
const MOST_RESTARTS = 4;

export interface ReadinessOptions {
  readonly site: Site;
  /** On the loopback interface, or the one address that the web listens on. */
  readonly healthUrl: string;
  /** The processes that reported that they work. */
  readonly reported: ReadonlySet<ProcessRole>;
  readonly logFile: (role: ProcessRole) => string;
  readonly signal: AbortSignal;
}

/**
 * Resolves once all three processes reported that they work and the web answers its health check; otherwise
 * throws with the log.
 */
export async function waitUntilReady(options: ReadinessOptions): Promise<void> {
  const deadline = performance.now() + READY_SECONDS * 1000;
  let health = "the web does not answer";
  while (!options.signal.aborted) {
    assertAlive(options);
    health = await lookAtHealth(options.healthUrl);
    if (health === "" && silentRoles(options).length === 0) return;
    if (performance.now() > deadline) throw notReady(options, health);
    await sleep(100);
  }
}

function assertAlive({ site, logFile }: ReadinessOptions): void {
  for (const role of PROCESS_ROLES) {
    if (site.restarts(role) <= MOST_RESTARTS) continue;
    throw new StartProblem(
      `The ${role} process does not stay up. The end of ${logFile(role)}:\n${tail(logFile(role))}`,
    );
  }
}

function silentRoles({ reported }: ReadinessOptions): ProcessRole[] {
  return PROCESS_ROLES.filter((role) => !reported.has(role));
}

/** Empty if it is healthy, otherwise its answer. */
async function lookAtHealth(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return response.ok ? "" : `${response.status} ${(await response.text()).slice(0, 500)}`;
  } catch {
    return "the web does not answer";
  }
}

function notReady(options: ReadinessOptions, health: string): StartProblem {
  const what = health || `no word from ${silentRoles(options).join(" and ")}`;
  return new StartProblem(
    `Matinee was not ready after ${READY_SECONDS} s: ${what}. The logs: ${path.dirname(options.logFile("web"))}`,
  );
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n") : "";
}
