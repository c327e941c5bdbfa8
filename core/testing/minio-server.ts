import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";

/** The server's only account. */
const ACCOUNT = { accessKey: "matinee-tests", secretKey: "matinee-tests-secret" } as const;
const READY_MS = 30_000;

/** A running MinIO. */
export interface MinioServer {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly pid: number;
  /** Ends it with a signal, and waits for its end. Its folder stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts MinIO on a folder and a port of 127.0.0.1 (a free one unless given), and waits until it answers. It ends with
 * this process.
 */
export async function startMinioServer(options: {
  readonly binary: string;
  readonly folder: string;
  readonly port?: number;
}): Promise<MinioServer> {
  const address = `127.0.0.1:${options.port ?? (await getPort({ host: "127.0.0.1" }))}`;
  const args = [
    "--pdeathsig",
    "KILL",
    "--",
    options.binary,
    "server",
    options.folder,
    "--quiet",
    "--address",
    address,
  ];
  const child = spawn("setpriv", args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...SETTINGS },
  });
  const endpoint = `http://${address}`;
  await untilReady(child, endpoint);
  return {
    endpoint,
    ...ACCOUNT,
    pid: child.pid ?? 0,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      // A stopped process does not see the signal before it goes on.
      child.kill("SIGCONT");
      await ended;
    },
  };
}

const SETTINGS = {
  MINIO_ROOT_USER: ACCOUNT.accessKey,
  MINIO_ROOT_PASSWORD: ACCOUNT.secretKey,
  MINIO_BROWSER: "off",
  MINIO_UPDATE: "off",
};

async function untilReady(child: ChildProcess, endpoint: string): Promise<void> {
  let output = "";
  child.stderr?.on("data", (piece: Buffer) => (output = `${output}${piece.toString()}`.slice(-4_000)));
  for (const deadlineMs = Date.now() + READY_MS; Date.now() < deadlineMs; await sleep(50)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${endpoint}/minio/health/ready`).catch(() => null);
    if (answer?.ok) return;
  }
  child.kill("SIGKILL");
  throw new Error(`MinIO did not start: ${output}`);
}
