import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentWith } from "#core/config/env.ts";

export interface MeilisearchOptions {
  readonly binary: string;
  /** Its data; created if missing. */
  readonly folder: string;
  readonly logFile: string;
  /** The port on 127.0.0.1. */
  readonly port: number;
  readonly masterKey: string;
  readonly signal?: AbortSignal;
}

export interface EmbeddedMeilisearch {
  readonly url: string;
  readonly pid: number;
  /** Settles with a short text on how it ended. */
  readonly ended: Promise<string>;
  /** SIGTERM, then SIGKILL. */
  stop(): Promise<void>;
}

const READY_SECONDS = 60;
const STOP_SECONDS = 5;
const HEALTH_TIMEOUT_MS = 2_000;
/** What indexing may take; the rest of its memory is file cache, which the kernel takes back. */
const INDEXING_MEMORY = "256Mb";

/**
 * Starts Meilisearch on 127.0.0.1, with a key, without analytics; it ends with this process (`setpriv --pdeathsig`).
 * Resolves once it answers; throws if it ends before.
 */
export async function startMeilisearch(options: MeilisearchOptions): Promise<EmbeddedMeilisearch> {
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", options.binary, ...serverArguments(options)], {
    // Not an argument, because every user of the machine can read those.
    env: environmentWith({ MEILI_MASTER_KEY: options.masterKey }),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill("SIGTERM");
    const isOver = await Promise.race([ended, sleep(STOP_SECONDS * 1000, null, { ref: false })]);
    if (isOver === null) child.kill("SIGKILL");
    await ended;
  };
  const url = `http://127.0.0.1:${options.port}`;
  try {
    await waitUntilReady(url, ended, options.signal);
    return { url, pid: child.pid ?? 0, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments({ folder, port }: MeilisearchOptions): string[] {
  const settings: Record<string, string> = {
    env: "production",
    "http-addr": `127.0.0.1:${port}`,
    "db-path": `${folder}/data`,
    "dump-dir": `${folder}/dumps`,
    "snapshot-dir": `${folder}/snapshots`,
    "max-indexing-memory": INDEXING_MEMORY,
    "max-indexing-threads": "1",
    "log-level": "WARN",
  };
  return ["--no-analytics", ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])];
}

async function waitUntilReady(url: string, ended: Promise<string>, signal?: AbortSignal): Promise<void> {
  let how: string | null = null;
  void ended.then((text) => (how = text));
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (how !== null) throw new Error(`it ended: ${how as string}`);
    signal?.throwIfAborted();
    if (await isHealthy(url)) return;
    await sleep(50);
  }
  throw new Error(`it was not ready after ${READY_SECONDS} s`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
