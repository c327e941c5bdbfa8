import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { type QueueRole } from "#db/schema/processes.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A worker or transcoder as a separate process, like the supervisor starts it. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Its log so far. */
  log(): string;
  /** Settles with the exit code, or the signal that killed it. */
  readonly exited: Promise<number | string>;
  /** Sends a signal (SIGTERM unless told) and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number | string>;
}

export interface WorkerProcessSettings {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs before Node: `nsenter …` if the queue needs a separate disk. */
  readonly prefix?: readonly string[];
}

/** Starts a queue and waits until it says `ready`. */
export async function startWorkerProcess(
  role: QueueRole,
  settings: WorkerProcessSettings,
): Promise<WorkerProcess> {
  const child = startProgram([`worker/${role === "worker" ? "main" : "transcoder"}.ts`], settings);
  let log = "";
  const exited = new Promise<number | string>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      if (log.includes('"msg":"ready"')) resolve();
    });
    void exited.then((how) => reject(new Error(`The ${role} ended (${how}) before it was ready:\n${log}`)));
  });
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return exited;
  };
  return { child, pid: child.pid ?? 0, log: () => log, exited, end };
}

function startProgram([entry = "", ...rest]: readonly string[], settings: WorkerProcessSettings) {
  // By its absolute path, because another mount namespace has another working directory.
  const loader = path.join(ROOT, "node_modules", "tsx", "dist", "loader.mjs");
  const program = [process.execPath, "--import", loader, path.join(ROOT, entry), ...rest];
  const command = [...(settings.prefix ?? []), ...program];
  return spawn(command[0] ?? "", command.slice(1), {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: settings.databaseUrl,
      MATINEE_DATA_DIR: settings.dataDir,
      MATINEE_GRACE_SECONDS: "6",
      MATINEE_MIN_FREE_BYTES: "0",
      LOG_LEVEL: "debug",
      ...settings.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
