import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { type ProcessMessage, processMessageSchema } from "#core/start/process-messages.ts";
import { HANG_SECONDS } from "#core/start/silence.ts";
import { type ProcessRole } from "#db/schema/processes.ts";
import { watchHeartbeats } from "#supervisor/heartbeat-watch.ts";

export interface ProcessPlan {
  readonly role: ProcessRole;
  /** The bundle that Node runs. */
  readonly script: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

export interface SiteProcess {
  readonly pid: number;
  /** Settles with a short text on how it ended; also for a process that hung and was killed. */
  readonly ended: Promise<string>;
  /** SIGTERM, then SIGKILL to its process group if it still runs after the grace period. */
  stop(graceSeconds: number): Promise<void>;
}

/**
 * Starts one process of the site. It leads its own process group, so that Ctrl-C reaches only the supervisor,
 * which stops the processes in order. If the supervisor dies, the kernel kills the process (`setpriv
 * --pdeathsig`). If its heartbeats stop, its process group is killed; FFmpeg, which leads another group, ends
 * with it by pdeathsig.
 */
export function startSiteProcess(
  plan: ProcessPlan,
  onMessage: (message: ProcessMessage) => void,
): SiteProcess {
  const log = openSync(plan.logFile, "a", 0o600);
  const child = spawn(
    "setpriv",
    ["--pdeathsig", "KILL", "--", process.execPath, "--enable-source-maps", plan.script],
    { env: plan.environment, stdio: ["ignore", log, log, "ipc"], detached: true },
  );
  closeSync(log);
  let hang: string | null = null;
  const heartbeats = watchHeartbeats(() => {
    hang = `it hung: no heartbeat for ${HANG_SECONDS} s`;
    killGroup(child.pid);
  });
  child.on("message", (raw) => {
    const parsed = processMessageSchema.safeParse(raw);
    if (!parsed.success) return;
    if (parsed.data.type === "heartbeat") heartbeats.audible();
    else onMessage(parsed.data);
  });
  const ended = whenEnded(child).then((how) => {
    heartbeats.stop();
    return hang ?? how;
  });
  return { pid: child.pid ?? 0, ended, stop: (graceSeconds) => stop(child, ended, graceSeconds) };
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

async function stop(child: ChildProcess, ended: Promise<string>, graceSeconds: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => killGroup(child.pid), graceSeconds * 1000);
  await ended;
  clearTimeout(timer);
  killGroup(child.pid);
}

function killGroup(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
