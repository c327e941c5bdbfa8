import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readRunningInstance, type RunningInstance } from "#core/start/running-instance.ts";
import { runBuiltCommand, type CommandRun } from "#core/testing/built-command.ts";
import { type SmallDisk } from "#core/testing/small-disk.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

export interface RunningSite {
  readonly dataDir: string;
  readonly url: string;
  /** The supervisor's process. */
  readonly process: ChildProcess;
  /** Its current processes, database and port. Throws if it does not run. */
  instance(): RunningInstance;
  /** The terminal's output so far. */
  output(): string;
  /** Runs the built command line on this site. */
  matinee(...words: string[]): Promise<CommandRun>;
  /** Ctrl-C; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** `stop`, and deletes the data folder. */
  remove(): Promise<void>;
}

export interface SiteStart {
  /** In addition to the test's own environment. PORT is 0, MATINEE_TEST is 1 and MATINEE_DEMO is off by default. */
  readonly env?: Record<string, string>;
  /** The folder of an earlier site; a new one by default. */
  readonly dataDir?: string;
  readonly readySeconds?: number;
  /** Everything runs on this disk, which contains the data folder. */
  readonly disk?: SmallDisk;
}

/**
 * Starts the built Matinee like `npm start`, on its own data folder and a free port, and waits for its
 * `ready` line. Throws with its output if that does not come. Needs `npm run build`.
 */
export async function startSite(options: SiteStart = {}): Promise<RunningSite> {
  const dataDir = options.dataDir ?? scratchDataDir();
  const spawned = spawnSite(dataDir, options);
  const url = await waitForReady(spawned, options.readySeconds ?? 90);
  const seenFromHere = options.disk?.seenFromOutside(dataDir) ?? dataDir;
  return {
    dataDir,
    url,
    process: spawned.child,
    output: spawned.output,
    matinee: (...words) => runBuiltCommand(words, { dataDir, prefix: options.disk?.prefix ?? [] }),
    instance: () => readRunningInstance(seenFromHere) ?? fail(spawned, "Matinee does not run"),
    stop: () => interrupt(spawned),
    async remove() {
      await interrupt(spawned);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs Matinee when it is expected to refuse; resolves to its exit code and output. */
export async function startRefusedSite(
  options: SiteStart,
): Promise<{ exitCode: number | null; output: string }> {
  const spawned = spawnSite(options.dataDir ?? scratchDataDir(), options);
  const exitCode = await spawned.exited;
  return { exitCode, output: spawned.output() };
}

/** A folder that Postgres' user may enter too, so it contains the cluster like any data folder. */
export function scratchDataDir(): string {
  return tempFolder("house");
}

interface Spawned {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly output: () => string;
}

function spawnSite(dataDir: string, { env = {}, disk }: SiteStart): Spawned {
  const script = path.join(ROOT, "build", "supervisor.js");
  if (!existsSync(script)) throw new Error("There is no build: run `npm run build` first.");
  const program = [...(disk?.prefix ?? []), "setpriv", "--pdeathsig", "KILL", "--", process.execPath, script];
  const child = spawn(program[0] ?? "", program.slice(1), {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      // vitest sets this to "/".
      BASE_URL: "",
      PORT: "0",
      HOST: "127.0.0.1",
      NODE_ENV: "production",
      MATINEE_TEST: "1",
      MATINEE_DEMO: "off",
      MATINEE_GRACE_SECONDS: "6",
      MATINEE_DATA_DIR: dataDir,
      ...env,
    },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += String(part)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, exited, output: () => text };
}

async function waitForReady(spawned: Spawned, readySeconds: number): Promise<string> {
  const deadline = performance.now() + readySeconds * 1000;
  for (;;) {
    const url = /^ready (\S+)$/m.exec(spawned.output())?.[1];
    if (url) return url;
    if (spawned.child.exitCode !== null) fail(spawned, "Matinee ended instead of starting");
    if (performance.now() > deadline) {
      await interrupt(spawned);
      fail(spawned, `Matinee was not ready after ${readySeconds} s`);
    }
    await sleep(50);
  }
}

async function interrupt({ child, exited }: Spawned): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
  return exited;
}

function fail(spawned: Spawned, what: string): never {
  throw new Error(`${what}:\n${spawned.output()}`);
}
